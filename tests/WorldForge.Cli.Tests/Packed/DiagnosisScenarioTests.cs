using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Packed;

/// <summary>Acceptance scenario 1: an operator looks at the providers of a fresh machine.</summary>
[Collection(PackedToolCollection.Name)]
public sealed class DiagnosisScenarioTests(PackedTool tool)
{
    [Fact]
    public async Task Diagnoses_the_providers_with_valid_JSON_without_secrets_and_without_a_state_directory()
    {
        using CliRun place = new();

        JsonObject doctor = (JsonObject)await tool.JsonAsync(place.Directory, 0, "doctor", "--registered-only");
        JsonList health = (JsonList)await tool.JsonAsync(place.Directory, 0, "provider", "health");
        JsonObject info = (JsonObject)await tool.JsonAsync(place.Directory, 0, "provider", "info", "mock", "--format", "json");

        Assert.Equal((JsonValue)".worldforge/worlds", doctor["state_dir"]);
        Assert.True(health.Count >= 1);
        Assert.Equal(JsonBoolean.True, info["registered"]);
        Assert.All((JsonValue[])[doctor, health, info], static document => Assert.False(SecretDetector.HoldsSecret(CanonicalJson.ToText(document))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Directory));
    }

    [Fact]
    public async Task Explains_itself_and_its_version()
    {
        using CliRun place = new();

        Assert.Contains("Common commands:", await tool.OutputAsync(place.Directory, 0, "--help"), StringComparison.Ordinal);
        Assert.Equal($"{CommandLine.Version}\n", await tool.OutputAsync(place.Directory, 0, "--version"));
        Assert.Empty(await tool.OutputAsync(place.Directory, 2, "bogus"));
    }
}
