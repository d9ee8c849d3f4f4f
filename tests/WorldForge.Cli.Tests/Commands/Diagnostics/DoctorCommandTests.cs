using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Diagnostics;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Shows_each_provider_with_profile_health_lifecycle_and_value_free_configuration()
    {
        using CliRun run = await CliRun.OfAsync("doctor", "--registered-only");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal((JsonValue)1, run.Json["registered_provider_count"]);
        JsonObject row = (JsonObject)((JsonList)run.Json["providers"])[0];
        Assert.Equal(
            ["config_summary", "health", "lifecycle", "name", "profile", "registered"],
            row.Select(static member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(JsonBoolean.True, row["registered"]);
    }

    [Fact]
    public async Task Creates_no_state_directory()
    {
        using CliRun run = await CliRun.OfAsync("doctor", "--state-dir", "states");

        Assert.Equal(0, run.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Directory));
    }

    [Fact]
    public async Task Shows_unregistered_providers_of_the_catalog_too()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("doctor");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("\"registered\": false", run.Output, StringComparison.Ordinal);
        Assert.Contains("missing or invalid REMOTE_URL", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gr00t", "GROOT_POLICY_PORT", "planted-port", "port (GROOT_POLICY_PORT) must be a positive integer.")]
    [InlineData("cosmos-policy", "COSMOS_POLICY_TIMEOUT_SECONDS", "planted-limit", "timeout_seconds (COSMOS_POLICY_TIMEOUT_SECONDS) must be a finite number")]
    public async Task Survives_a_variable_that_no_adapter_can_read_and_says_which(string provider, string variable, string value, string reason)
    {
        using CliRun run = new() { Environment = { [variable] = value, ["LEROBOT_POLICY_PATH"] = "demo/policy" } };

        await run.ThenAsync("doctor");

        Assert.Equal((0, ""), (run.Code, run.Error));
        JsonObject row = ((JsonList)run.Json["providers"]).Cast<JsonObject>().Single(one => ((JsonText)one["name"]).Value == provider);
        Assert.Equal(((JsonValue)false, (JsonValue)false), (row["registered"], ((JsonObject)row["health"])["healthy"]));
        Assert.Contains(reason, ((JsonText)((JsonObject)row["health"])["details"]).Value, StringComparison.Ordinal);
        Assert.Contains(((JsonList)run.Json["issues"]).Cast<JsonText>(), issue => issue.Value.Contains(reason, StringComparison.Ordinal));
        JsonObject field = ((JsonList)((JsonObject)row["config_summary"])["fields"]).Cast<JsonObject>().Single(one => ((JsonText)one["name"]).Value == variable);
        Assert.Equal(((JsonValue)true, (JsonValue)false, (JsonValue)("env:" + variable)), (field["present"], field["valid"], field["source"]));
        Assert.DoesNotContain(value, run.Output, StringComparison.Ordinal);
        Assert.Equal((JsonValue)2, run.Json["registered_provider_count"]);
    }

    [Fact]
    public async Task Keeps_the_rows_of_a_capability()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("doctor", "--capability", "policy");

        Assert.Equal("remote", ((JsonText)((JsonObject)Assert.Single((JsonList)run.Json["providers"]))["name"]).Value);
    }

    [Fact]
    public async Task Names_the_five_capabilities_when_the_word_is_none_of_them()
    {
        using CliRun run = await CliRun.OfAsync("doctor", "--capability", "generate");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith(
            "WorldForge CLI error [doctor]: --capability must be one of predict, embed, plan, score, policy, not 'generate'.\n", run.Error, StringComparison.Ordinal);
    }
}
