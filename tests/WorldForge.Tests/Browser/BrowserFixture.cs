namespace WorldForge.Tests.Browser;

/// <summary>One browser for all tests of the assembly, started when the first test asks for a page.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private ChromiumBrowser? _browser;

    /// <summary>A new tab; the test is skipped when this machine has no browser.</summary>
    internal async Task<BrowserPage> OpenAsync(CancellationToken cancellationToken)
    {
        string? program = BrowserProgram.Find();
        Assert.SkipUnless(program is not null, BrowserProgram.Absent);
        await _starting.WaitAsync(cancellationToken);
        try
        {
            _browser ??= await ChromiumBrowser.StartAsync(program, cancellationToken);
        }
        finally
        {
            _starting.Release();
        }

        return await _browser.OpenAsync(cancellationToken);
    }

    /// <summary>A new tab that shows a document from a file.</summary>
    internal async Task<BrowserPage> OpenAsync(string html, CancellationToken cancellationToken)
    {
        BrowserPage page = await OpenAsync(cancellationToken);
        await ShowAsync(page, html, cancellationToken);
        return page;
    }

    /// <summary>Shows a document from a file in a tab.</summary>
    internal static async Task ShowAsync(BrowserPage page, string html, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("wf-page-").FullName;
        try
        {
            string file = Path.Join(folder, "report.html");
            await File.WriteAllTextAsync(file, html, cancellationToken);
            await page.NavigateAsync(new Uri(file), cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _starting.Dispose();
    }
}
