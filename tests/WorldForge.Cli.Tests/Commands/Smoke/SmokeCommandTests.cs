using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Smoke;

public sealed class SmokeCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Each smoke with what it needs besides its own options, and the capability of its manifest.</summary>
    public static TheoryData<string, string, string[]> Smokes => new()
    {
        { "cosmos-policy", "policy", [] },
        { "gr00t", "policy", ["--port", "1", "--timeout-ms", "200"] },
        { "lerobot", "policy", ["--policy-path", "demo/policy"] },
        { "leworldmodel", "score", [] },
        { "jepa-wms", "score", [] },
    };

    [Theory]
    [MemberData(nameof(Smokes))]
    public async Task On_an_unprepared_host_the_manifest_says_failed_and_names_no_path(string name, string capability, string[] more)
    {
        using CliRun run = await CliRun.OfAsync(["smoke", name, "--health-only", "--run-manifest", $"runs/{name}-live/run_manifest.json", .. more]);

        Assert.Equal(1, run.Code);
        RunManifest manifest = Manifest(run, $"runs/{name}-live/run_manifest.json");
        Assert.Equal((RunManifestStatus.Failed, name, $"{name}-live"), (manifest.Status, manifest.ProviderProfile, manifest.RunId));
        Assert.Equal(capability, ((JsonText)manifest.ToJson()["capability"]).Value);
        Assert.DoesNotContain(run.Directory, CanonicalJson.ToText(manifest.ToJson()), StringComparison.Ordinal);
        Assert.Contains("error", run.Json.Keys);
    }

    [Theory]
    [InlineData("cosmos-policy")]
    [InlineData("leworldmodel")]
    [InlineData("jepa-wms")]
    public async Task An_unprepared_host_may_skip_with_the_reason(string name)
    {
        using CliRun run = await CliRun.OfAsync("smoke", name, "--health-only", "--skip-unprepared", "--run-manifest", "m.json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        RunManifest manifest = Manifest(run, "m.json");
        Assert.Equal(RunManifestStatus.Skipped, manifest.Status);
        Assert.NotEmpty(((JsonText)((JsonObject)manifest.ToJson()["input_summary"])["skip_reason"]).Value);
    }

    [Fact]
    public async Task A_healthy_provider_with_health_only_is_skipped_with_exit_code_0()
    {
        using CliRun run = new();
        run.Environment["COSMOS_POLICY_BASE_URL"] = "http://127.0.0.1:8777";
        run.Environment["COSMOS_POLICY_ALLOW_LOCAL_BASE_URL"] = "1";

        await run.RunAsync(["smoke", "cosmos-policy", "--health-only", "--run-manifest", "live/run_manifest.json"], Cancellation);

        Assert.Equal((0, ""), (run.Code, run.Error));
        RunManifest manifest = Manifest(run, "live/run_manifest.json");
        Assert.Equal((RunManifestStatus.Skipped, "live", 0), (manifest.Status, manifest.RunId, manifest.EventCount));
        Assert.Contains("\"name\":\"COSMOS_POLICY_BASE_URL\",\"present\":true", CanonicalJson.ToText(manifest.ToJson()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--translator is needed")]
    [InlineData("--allow-translator-code", "--translator", "x.dll:T")]
    [InlineData("--translator must be", "--translator", "x.dll", "--allow-translator-code")]
    [InlineData("the assembly cannot be loaded", "--translator", "x.dll:T", "--allow-translator-code")]
    [InlineData("--action-horizon must be", "--action-horizon", "0")]
    public async Task What_a_call_needs_is_checked_first(string words, params string[] more)
    {
        using CliRun run = await CliRun.OfAsync(["smoke", "cosmos-policy", "--run-manifest", "m.json", .. more]);

        Assert.Equal(1, run.Code);
        Assert.Contains(words, ((JsonText)run.Json["error"]).Value, StringComparison.Ordinal);
        Assert.Equal(RunManifestStatus.Failed, Manifest(run, "m.json").Status);
    }

    [Fact]
    public async Task A_command_line_of_gr00t_that_cannot_be_understood_leaves_a_failed_manifest()
    {
        using CliRun run = await CliRun.OfAsync("smoke", "gr00t", "--bogus", "--api-token", "hunter2hunter2", "--run-manifest=live/run_manifest.json");

        Assert.Equal(1, run.Code);
        string manifest = File.ReadAllText(run.PathOf("live/run_manifest.json"));
        Assert.Contains("\"status\":\"failed\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", manifest + run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_gr00t_leaves_no_manifest()
    {
        using CliRun run = await CliRun.OfAsync("smoke", "gr00t", "--help", "--run-manifest", "m.json");

        Assert.Equal(0, run.Code);
        Assert.False(File.Exists(run.PathOf("m.json")));
    }

    [Theory]
    [InlineData("--horizon", "3")]
    [InlineData("--seed", "-2")]
    [InlineData("--checkpoint", "elsewhere/other.ckpt")]
    public async Task Inputs_of_leworldmodel_are_checked(string option, string value)
    {
        using CliRun run = await CliRun.OfAsync("smoke", "leworldmodel", option, value, "--run-manifest", "m.json");

        Assert.Equal(1, run.Code);
        Assert.Contains(option, ((JsonText)run.Json["error"]).Value, StringComparison.Ordinal);
    }

    private static RunManifest Manifest(CliRun run, string path) => RunManifest.FromJson(StrictJson.Parse(File.ReadAllBytes(run.PathOf(path))));
}
