using WorldForge.Capabilities;
using WorldForge.Configuration;
using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Evidence;

public sealed class RunManifestTests : IDisposable
{
    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2026, 5, 4, 3, 2, 1, 999, TimeSpan.Zero));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RunManifestRequest Request { get; } = new()
    {
        RunId = "20260504T030201Z-0badcafe",
        PackageVersion = "0.1.0",
        ProviderProfile = "gr00t",
        Capability = Capability.Policy,
        Status = RunManifestStatus.Passed,
        CommandArguments = ["worldforge", "smoke", "gr00t"],
        Environment = _ => null,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Builds_a_complete_manifest()
    {
        File.WriteAllText(_folder["fixture.json"], "{}");
        RunManifest manifest = await RunManifest.BuildAsync(
            Request with
            {
                RuntimeManifests = [ProviderRuntimeManifestTests.Manifest()],
                RuntimeAssets = [RuntimeAssetManifestTests.Local.ToReference()],
                ConfigProfile = ConfigurationProfile.Parse("""{"schema_version":1,"name":"lab","providers":["mock"]}"""u8, isToml: false).Provenance,
                EnvironmentNames = ["GROOT_API_KEY", "GROOT_ENDPOINT", "GROOT_BLANK"],
                Environment = name => name switch { "GROOT_API_KEY" => "s3cr3t-value", "GROOT_BLANK" => "  ", _ => null },
                InputSummary = JsonObject.Create(("steps", 4)),
                InputFixturePath = _folder["fixture.json"],
                EventCount = 3,
                Result = JsonObject.Create(("score", 0.5)),
                ArtifactPaths = new Dictionary<string, string>
                {
                    ["trace"] = _folder["out/trace.json"],
                    ["plan"] = "out/plan.json",
                    ["video"] = "https://u:p@cdn.test/v.mp4?X-Amz-Signature=abc",
                },
                ArtifactRoot = _folder.Path,
            },
            Clock,
            Cancel);

        JsonObject wire = manifest.ToJson();
        string text = wire.ToString();
        Assert.Equal("2026-05-04T03:02:01+00:00", wire["created_at"]);
        Assert.Equal("gr00t:schema-1", manifest.RuntimeManifestId);
        Assert.Equal(
            """[{"name":"GROOT_API_KEY","present":true,"secret":true,"source":"env:GROOT_API_KEY"},{"name":"GROOT_ENDPOINT","present":false,"secret":false,"source":"unset"},{"name":"GROOT_BLANK","present":false,"secret":false,"source":"unset"}]""",
            wire["env_summary"].ToString());
        Assert.Equal(Sha256Digest.Of("{}"u8), manifest.InputDigest);
        Assert.Equal(Sha256Digest.Of("{}"u8).ToString(), wire["input_fixture_digest"]);
        Assert.Equal(CanonicalJson.Digest(JsonObject.Create(("score", 0.5))), manifest.ResultDigest);
        Assert.Equal("""{"plan":"out/plan.json","trace":"out/trace.json","video":"https://cdn.test/v.mp4"}""", wire["artifact_paths"].ToString());
        Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/robot", text, StringComparison.Ordinal);
        Assert.Equal(text, RunManifest.FromJson(StrictJson.Parse(text)).ToJson().ToString());
    }

    [Fact]
    public async Task Takes_the_digest_of_the_summary_when_there_is_nothing_better_and_null_for_the_unknown()
    {
        JsonObject summary = JsonObject.Create(("prompt_words", 7));

        RunManifest some = await Build(Request with { InputSummary = summary });
        RunManifest none = await Build(Request);
        RunManifest given = await Build(Request with { InputSummary = summary, InputDigest = Sha256Digest.Of("x"u8) });

        Assert.Equal(CanonicalJson.Digest(summary), some.InputDigest);
        Assert.Equal((null, null, null), (none.InputDigest, none.ResultDigest, none.RuntimeManifestId));
        Assert.Equal(JsonValue.Null, none.ToJson()["runtime_manifest_id"]);
        Assert.Equal(Sha256Digest.Of("x"u8), given.InputDigest);
    }

    [Fact]
    public async Task Sanitises_the_command_line_and_takes_that_of_the_process_by_default()
    {
        RunManifest given = await Build(Request with { CommandArguments = ["worldforge", "--token", "s3cr3t-value", "--api-key=abc", "/home/robot/x.json"] });
        RunManifest own = await Build(Request with { CommandArguments = null });

        string arguments = given.ToJson()["command_argv"].ToString();
        Assert.DoesNotContain("s3cr3t", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/robot", arguments, StringComparison.Ordinal);
        Assert.NotEmpty((JsonList)own.ToJson()["command_argv"]);
    }

    [Theory]
    [InlineData(RunManifestStatus.Passed, "passed")]
    [InlineData(RunManifestStatus.Failed, "failed")]
    [InlineData(RunManifestStatus.Skipped, "skipped")]
    public async Task Writes_each_status_atomically_and_compact(RunManifestStatus status, string word)
    {
        RunManifest manifest = await Build(Request with { Status = status, Capability = null });

        await manifest.WriteAsync(_folder["deep/run_manifest.json"], Cancel);

        string text = await File.ReadAllTextAsync(_folder["deep/run_manifest.json"], Cancel);
        Assert.Equal(manifest.ToJson() + "\n", text);
        RunManifest read = RunManifest.FromJson(StrictJson.Parse(text));
        Assert.Equal((status, (Capability?)null), (read.Status, read.Capability));
        Assert.Contains($"\"status\":\"{word}\"", text, StringComparison.Ordinal);
        Assert.Contains("\"capability\":\"none\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_unsafe_requests()
    {
        await Refused("status", Request with { Status = (RunManifestStatus)7 });
        await Refused("env_summary", Request with { EnvironmentNames = [" "] });
        await Refused("artifact_paths", Request with { ArtifactPaths = Paths("../x") });
        await Refused("artifact_paths", Request with { ArtifactPaths = Paths("/etc/passwd"), ArtifactRoot = _folder.Path });
        await Refused("artifact_paths", Request with { ArtifactPaths = Paths("/etc/passwd") });
        await Refused("artifact_paths", Request with { ArtifactPaths = Paths("ftp://h/x") });
        await Refused("input_summary", Request with { InputSummary = JsonObject.Create(("note", "token=abc")) });
        await Refused("input_summary", Request with { InputSummary = JsonObject.Create(("where", JsonList.OfTexts(["/home/robot/x"]))) });
        await Refused("input_summary", Request with { InputSummary = JsonObject.Create(("link", "https://h/x?sig=1")) });
        await Refused("input_summary", Request with { InputSummary = JsonObject.Create(("api_key", "present")) });
        await Refused("event_count", Request with { EventCount = -1 });
        await Refused("run_id", Request with { RunId = "../run" });
        await Refused("command_argv", Request with { CommandArguments = [] });
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "schema_version", "2" }, { "schema_version", "true" }, { "status", "\"ok\"" }, { "status", "true" }, { "capability", "\"generate\"" },
        { "created_at", "\"2026-05-04T03:02:01Z\"" }, { "created_at", "\"2026-05-04\"" }, { "event_count", "true" }, { "event_count", "-1" },
        { "event_count", "1.0" }, { "run_id", "\"..\"" }, { "package_version", "\" \"" }, { "provider_profile", "1" },
        { "command_argv", "\"worldforge\"" }, { "command_argv", "[]" }, { "command_argv", "[\" \"]" }, { "command_argv", """["--api-key=abcdef"]""" },
        { "runtime_manifest_id", "\"gr00t\"" }, { "runtime_manifest_id", "\"gr00t:schema-x\"" }, { "runtime_assets", "{}" }, { "runtime_assets", "[{}]" },
        { "env_summary", """[{"name":"A","present":true,"secret":false,"source":"unset"}]""" },
        { "env_summary", """[{"name":"A","present":true,"secret":false,"source":"env:A","value":"x"}]""" },
        { "env_summary", """[{"name":"A","present":1,"secret":false,"source":"env:A"}]""" },
        { "input_summary", "null" }, { "input_digest", "\"abc\"" }, { "input_fixture_digest", "\"sha256:12\"" }, { "result_digest", "7" },
        { "artifact_paths", "[]" }, { "artifact_paths", """{"a":"https://h/v.mp4?X-Amz-Signature=abc"}""" }, { "artifact_paths", """{"a":"https://u:p@h/v"}""" },
        { "artifact_paths", """{"a":" x"}""" }, { "artifact_paths", """{"a":"a\\b"}""" }, { "artifact_paths", """{"a":"~/x"}""" },
        { "artifact_paths", """{"a":"$HOME/x"}""" }, { "artifact_paths", """{"a":"%TEMP%/x"}""" }, { "artifact_paths", """{"a":"C:/x"}""" },
        { "artifact_paths", """{"a":"."}""" }, { "artifact_paths", """{"a":""}""" }, { "artifact_paths", """{"a":3}""" },
        { "config_profile", """{"name":"n"}""" },
        { "config_profile", """{"schema_version":1,"name":"n","source":"/etc/p.json","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""" },
        { "config_profile", """{"schema_version":1,"name":"n","source":"profile:n","sha256":"AAAAAAAAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""" },
        { "extra_note", "\"Bearer abc.def\"" }, { "extra_note", """[{"client_secret":1}]""" }, { "extra_note", """{"/home/robot/x":1}""" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Refuses_a_document_that_breaks_a_rule(string field, string value)
    {
        JsonObject changed = (await Build(Request)).ToJson().With(field, StrictJson.Parse(value));

        var fault = Assert.Throws<WorldForgeException>(() => RunManifest.FromJson(changed));

        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_harmless_members_and_prose_that_it_does_not_know()
    {
        JsonObject extended = (await Build(Request)).ToJson().With("note", "Did it work? Yes, see #4; no queries.");

        Assert.Equal(extended, RunManifest.FromJson(extended).ToJson());
    }

    private static Dictionary<string, string> Paths(string path) => new() { ["a"] = path };

    private static Task<RunManifest> Build(RunManifestRequest request) => RunManifest.BuildAsync(request, Clock, Cancel);

    private static async Task Refused(string field, RunManifestRequest request)
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => Build(request));
        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }
}
