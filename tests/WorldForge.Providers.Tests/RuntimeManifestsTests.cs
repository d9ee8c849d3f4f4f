using System.Text;
using WorldForge.Evidence;

namespace WorldForge.Providers.Tests;

public sealed class RuntimeManifestsTests
{
    public static TheoryData<string> Names => [.. RuntimeManifests.Providers];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_manifest_is_read_and_names_its_provider_and_page(string provider)
    {
        ProviderRuntimeManifest manifest = RuntimeManifests.Of(provider);

        Assert.Equal(provider, manifest.Provider);
        Assert.Equal($"docs/providers/{provider}.md", manifest.DocsPath);
    }

    [Fact]
    public void An_unknown_provider_has_none()
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => RuntimeManifests.Of("nobody"));

        Assert.Contains("no runtime manifest for provider 'nobody'", error.Message, StringComparison.Ordinal);
        Assert.Null(RuntimeManifests.Find("nobody"));
    }

    [Theory]
    [InlineData("{}", "schema_version")]
    [InlineData("{", "line 1")]
    public void A_broken_file_is_named(string text, string problem)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => RuntimeManifests.Read("some.json", Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith("some.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
