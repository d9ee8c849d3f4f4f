using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evidence;

public sealed class ProviderRuntimeManifestTests
{
    private const string Document = """
        {
          "schema_version": 1, "provider": "gr00t", "capabilities": ["policy"], "optional_dependencies": [],
          "required_env_vars": ["GROOT_ENDPOINT", "GROOT_URL"], "optional_env_vars": [], "default_model": null,
          "device_support": {"cuda": true}, "host_owned_artifacts": ["policy server"],
          "minimum_smoke_command": "worldforge smoke gr00t --health-only", "expected_success_signal": "status passed",
          "setup_hint": "Start the policy server.", "docs_path": "docs/providers/gr00t.md", "further": 1
        }
        """;

    public static ProviderRuntimeManifest Manifest() => ProviderRuntimeManifest.FromJson(StrictJson.Parse(Document));

    [Fact]
    public void Reads_a_manifest_and_ignores_what_it_does_not_know()
    {
        ProviderRuntimeManifest manifest = Manifest();

        Assert.Equal("gr00t:schema-1", manifest.Id);
        Assert.Equal([Capability.Policy], manifest.Capabilities);
        Assert.Equal(["GROOT_ENDPOINT", "GROOT_URL"], manifest.RequiredEnvironment);
        Assert.Empty(manifest.OptionalDependencies.Concat(manifest.OptionalEnvironment));
        Assert.Null(manifest.DefaultModel);
        Assert.Equal(["policy server"], manifest.HostOwnedArtifacts);
        Assert.Equal(("status passed", "docs/providers/gr00t.md"), (manifest.ExpectedSuccessSignal, manifest.DocsPath));
        Assert.Equal(JsonKind.Object, manifest.DeviceSupport.Kind);
        Assert.True(manifest.Document.ContainsKey("further"));
    }

    [Fact]
    public void Is_configured_by_any_one_of_the_aliases()
    {
        ProviderRuntimeManifest manifest = Manifest();

        Assert.True(manifest.IsConfigured(name => name == "GROOT_URL" ? "x" : null));
        Assert.False(manifest.IsConfigured(_ => "  "));
        Assert.Equal("missing GROOT_ENDPOINT or GROOT_URL; see docs/providers/gr00t.md", manifest.MissingEnvironmentDetail());
        Assert.Equal(
            "missing optional dependency zmq; Start the policy server. First triage: worldforge smoke gr00t --health-only",
            manifest.MissingDependencyDetail("zmq"));
    }

    [Theory]
    [InlineData("required_env_vars", "[]")]
    [InlineData("required_env_vars", "\"X\"")]
    [InlineData("capabilities", "[\"generate\"]")]
    [InlineData("capabilities", "[]")]
    [InlineData("schema_version", "2")]
    [InlineData("provider", "\"\"")]
    [InlineData("docs_path", "null")]
    [InlineData("optional_env_vars", "[1]")]
    public void Refuses_a_manifest_that_breaks_a_rule(string field, string value)
    {
        JsonObject changed = Manifest().Document.With(field, StrictJson.Parse(value));

        Assert.Contains(field, Assert.Throws<WorldForgeException>(() => ProviderRuntimeManifest.FromJson(changed)).Message, StringComparison.Ordinal);
    }
}
