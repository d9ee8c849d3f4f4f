using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WorldForge.Tests.Browser;

/// <summary>A headless browser with a profile of its own, driven over the DevTools protocol on a free port of the loopback interface.</summary>
internal sealed partial class ChromiumBrowser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly DevToolsConnection _connection;

    private ChromiumBrowser(Process process, string profile, DevToolsConnection connection)
    {
        _process = process;
        _profile = profile;
        _connection = connection;
    }

    public static async Task<ChromiumBrowser> StartAsync(string program, CancellationToken cancellationToken)
    {
        string profile = Directory.CreateTempSubdirectory("wf-browser-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
                "--no-first-run", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
            ])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        try
        {
            Uri address = await AddressAsync(process, cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return new ChromiumBrowser(process, profile, await DevToolsConnection.OpenAsync(address, cancellationToken));
        }
        catch
        {
            End(process, profile);
            throw;
        }
    }

    public Task<BrowserPage> OpenAsync(CancellationToken cancellationToken) => BrowserPage.OpenAsync(_connection, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        End(_process, _profile);
    }

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                // Whatever it says from now on is read and dropped, so that it never waits for us.
                process.BeginOutputReadLine();
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Uri(found.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("The browser ended before it listened.");
    }

    private static void End(Process process, string profile)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still write; the system cleans its temporary folder itself.
        }
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}
