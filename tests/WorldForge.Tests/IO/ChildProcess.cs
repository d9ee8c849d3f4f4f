using System.Diagnostics;

namespace WorldForge.Tests.IO;

/// <summary>Another process that runs one test method of this assembly: real concurrency, and something that can be killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    public const string PathVariable = "WF_TEST_CHILD_PATH";
    public const string NameVariable = "WF_TEST_CHILD_NAME";

    /// <summary>Whether this process was started by <see cref="Start"/>.</summary>
    public static bool IsChild => Environment.GetEnvironmentVariable(PathVariable) is not null;

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <param name="method">The full name of a method with <see cref="ChildFactAttribute"/>.</param>
    /// <param name="path">What the child finds in <see cref="PathVariable"/>.</param>
    /// <param name="name">What the child finds in <see cref="NameVariable"/>.</param>
    /// <param name="wrapper">A program and its arguments that start the rest of the command line.</param>
    public static ChildProcess Start(string method, string path, string name = "", params string[] wrapper)
    {
        string[] command =
        [
            .. wrapper, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec",
            typeof(ChildProcess).Assembly.Location, "-method", method, "-noColor",
        ];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        info.Environment[PathVariable] = path;
        info.Environment[NameVariable] = name;
        return new ChildProcess(Process.Start(info)!);
    }

    /// <summary>Reads what the child prints until it has said <paramref name="word"/> a number of times.</summary>
    public async Task ReadUntilAsync(string word, int times, CancellationToken cancellationToken)
    {
        var seen = 0;
        while (seen < times)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException($"The child ended before it said '{word}' {times} times.");
            seen += line.Contains(word, StringComparison.Ordinal) ? 1 : 0;
        }
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the end and fails with the child's own words when its test failed.</summary>
    public async Task PassedAsync(CancellationToken cancellationToken)
    {
        var error = _process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        Assert.True(
            _process.ExitCode == 0 && output.Contains("Total: 1", StringComparison.Ordinal), $"exit {_process.ExitCode}\n{output}\n{await error}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
