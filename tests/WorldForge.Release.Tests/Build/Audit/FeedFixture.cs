using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorldForge.Release.Tests.Build.Audit;

/// <summary>A package feed on the loopback address that offers advisories, or does not.</summary>
internal sealed class FeedFixture : IAsyncDisposable
{
    private const string Json = "application/json";

    private readonly WebApplication _feed;

    private FeedFixture(WebApplication feed) => _feed = feed;

    public string Index => $"{_feed.Urls.Single()}/index.json";

    /// <summary>Starts a feed.</summary>
    /// <param name="page">The page of advisories; null makes a feed without the resource.</param>
    public static async Task<FeedFixture> StartAsync(string? page)
    {
        // The service index goes through NuGet's cache on disk; tests keep theirs apart.
        Environment.SetEnvironmentVariable("NUGET_HTTP_CACHE_PATH", Path.Combine(Path.GetTempPath(), "worldforge-test-http-cache"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var feed = builder.Build();
        string Address(string path) => $"{feed.Urls.Single()}/{path}";
        feed.MapGet("/index.json", () => Results.Text(
            page is null
                ? """{"version":"3.0.0","resources":[]}"""
                : $$"""{"version":"3.0.0","resources":[{"@id":"{{Address("v/index.json")}}","@type":"VulnerabilityInfo/6.7.0"}]}""",
            Json));
        feed.MapGet("/v/index.json", () => Results.Text($$"""[{"@name":"base","@id":"{{Address("v/base.json")}}","@updated":"2026-01-02T03:04:05Z"}]""", Json));
        feed.MapGet("/v/base.json", () => Results.Text(page, Json));
        await feed.StartAsync(TestContext.Current.CancellationToken);
        return new FeedFixture(feed);
    }

    public ValueTask DisposeAsync() => _feed.DisposeAsync();
}
