using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Runs;

public sealed class RunWorkspaceManifestTests
{
    private static readonly JsonObject Valid = JsonObject.Create(
        ("schema_version", 1), ("run_id", "20260102T030406Z-00000001"), ("created_at", "2026-01-02T03:04:06Z"), ("kind", "eval"),
        ("command", "worldforge eval"), ("status", "completed"), ("provider", JsonValue.Null), ("operation", "planning"),
        ("input_summary", JsonObject.Empty), ("result_summary", JsonObject.Empty), ("artifact_paths", JsonObject.Create(("json", "reports/report.json"))),
        ("event_count", 0), ("layout", JsonObject.Empty));

    public static TheoryData<string, string> Broken => new()
    {
        { "schema_version", "2" }, { "schema_version", "true" }, { "schema_version", "1.0" }, { "run_id", "\"20260102T030406Z-0000000A\"" },
        { "run_id", "\"20261302T030406Z-00000001\"" }, { "run_id", "7" }, { "created_at", "\"\"" }, { "kind", "\" \"" }, { "command", "null" },
        { "status", "\"\"" }, { "provider", "3" }, { "operation", "[]" }, { "input_summary", "[]" }, { "result_summary", "null" },
        { "artifact_paths", "{\"\": \"x\"}" }, { "artifact_paths", "{\"x\": \"\"}" }, { "artifact_paths", "{\"x\": 1}" }, { "event_count", "-1" },
        { "event_count", "true" }, { "event_count", "1.5" }, { "config_profile", "[]" },
    };

    [Fact]
    public void Keeps_what_it_does_not_know()
    {
        JsonObject document = Valid.With("host_note", JsonObject.Create(("a", 1)));

        JsonObject written = RunWorkspaceManifest.Parse(document).ToJson();

        Assert.Equal(document["host_note"], written["host_note"]);
        Assert.Equal("reports/", ((JsonObject)written["layout"])["reports"]);
    }

    [Fact]
    public void An_unknown_member_cannot_take_the_place_of_a_known_one()
    {
        RunWorkspaceManifest manifest = RunWorkspaceManifest.Parse(Valid) with { Unknown = JsonObject.Create(("status", "passed")) };

        Assert.Equal("completed", manifest.ToJson()["status"]);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Names_the_member_that_breaks_its_rule(string member, string json)
    {
        var fault = Assert.Throws<WorldForgeException>(() => RunWorkspaceManifest.Parse(Valid.With(member, StrictJson.Parse(json))));

        Assert.Contains(member, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_no_object_is_refused() => Assert.Throws<WorldForgeException>(() => RunWorkspaceManifest.Parse(JsonList.Empty));
}
