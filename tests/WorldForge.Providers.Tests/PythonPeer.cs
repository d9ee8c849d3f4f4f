using System.Diagnostics;
using System.Globalization;

namespace WorldForge.Providers.Tests;

/// <summary>A server in Python, started as a child on a free port and always stopped. Absent modules skip the test with the reason.</summary>
internal sealed class PythonPeer : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/python3", "python3"];
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PythonPeer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a script of the test assembly's folder, which prints its port first.</summary>
    public static async Task<PythonPeer> StartAsync(string script, string modules, CancellationToken cancellationToken, params IEnumerable<KeyValuePair<string, string>> variables)
    {
        string? interpreter = null;
        foreach (string candidate in Candidates)
        {
            interpreter ??= await ImportsAsync(candidate, modules, cancellationToken) ? candidate : null;
        }

        Assert.SkipWhen(interpreter is null, $"no Python interpreter here imports {modules}");
        ProcessStartInfo start = new(interpreter) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, script));
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartLimit, cancellationToken);
            return new PythonPeer(process, int.Parse(line!, CultureInfo.InvariantCulture));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public Task WaitForEndAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static async Task<bool> ImportsAsync(string interpreter, string modules, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(interpreter) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("import " + modules);
        try
        {
            using Process process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
