using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evidence;

public sealed class LiveSmokeRegistryTests
{
    private const string Row =
        """{"provider":"p","capability":"score","command":"worldforge smoke p","version":"0.1.0","runtime_manifest":"p:schema-1","date":"2026-02-28","status":"skipped_missing_runtime","artifact_path":null,"skip_reason":"No host.","known_limitations":["Fixtures only."]}""";

    /// <summary>A member, its new value, and the words of the refusal.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "provider", "\" \"", "entry[0].provider" },
        { "command", "null", "entry[0].command" },
        { "runtime_manifest", "\"\"", "entry[0].runtime_manifest" },
        { "date", "\"2026-02-30\"", "entry[0].date" },
        { "date", "\"2026-02-28\\n\"", "entry[0].date" },
        { "date", "\"\u0662026-02-28\"", "entry[0].date" },
        { "date", "\"26-02-28\"", "entry[0].date" },
        { "status", "\"not-run\"", "entry[0].status" },
        { "status", "\"passed\"", "entry[0].artifact_path" },
        { "artifact_path", "\"a.json\"", "entry[0].artifact_path" },
        { "skip_reason", "null", "entry[0].skip_reason" },
        { "skip_reason", "\" \"", "entry[0].skip_reason" },
        { "skip_reason", "\"token=abcdefgh12345\"", "entry[0].skip_reason" },
        { "known_limitations", "\"x\"", "entry[0].known_limitations" },
        { "known_limitations", "[\"\"]", "entry[0].known_limitations[0]" },
        { "api_key", "1", "names a secret" },
        { "extra", "1", "entry[0].extra" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_a_row_that_breaks_a_rule_and_names_it(string member, string value, string words)
    {
        JsonObject row = ((JsonObject)StrictJson.Parse(Row)).With(member, StrictJson.Parse(value));

        WorldForgeException refused = Assert.ThrowsAny<WorldForgeException>(() => Read(row));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/srv/x.json")]
    [InlineData("../x.json")]
    [InlineData("https://host/x.json?sig=1")]
    public void The_artifact_of_a_run_is_a_safe_reference(string path)
    {
        JsonObject row = ((JsonObject)StrictJson.Parse(Row)).With("status", "passed").With("skip_reason", JsonValue.Null);

        Assert.True(Read(row.With("artifact_path", "runs/x.json")).Entries[0].HasRun);
        Assert.ThrowsAny<WorldForgeException>(() => Read(row.With("artifact_path", path)));
    }

    [Fact]
    public void A_capability_of_a_provider_has_one_row()
    {
        var row = (JsonObject)StrictJson.Parse(Row);

        Assert.Contains("entry[1].provider has a row", Assert.Throws<WorldForgeException>(() => Read(row, row)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(row, row.With("capability", "policy")).Entries.Length);
    }

    [Fact]
    public void Writes_what_it_read_and_leaves_the_document_alone()
    {
        JsonObject document = Document((JsonObject)StrictJson.Parse(Row));

        Assert.Equal(document, LiveSmokeRegistry.FromJson(document).ToJson());
    }

    [Fact]
    public void The_committed_registry_is_valid_and_honest_about_what_never_ran()
    {
        LiveSmokeRegistry registry = LiveSmokeRegistry.FromJson(StrictJson.Parse(File.ReadAllBytes(Path.Combine(RepositoryUnderTest.Root, "evidence", "live-smoke.json"))));

        Assert.Contains(registry.Entries, static entry => entry.Status == LiveSmokeStatus.SkippedMissingRuntime);
        Assert.Contains(registry.Entries, static entry => entry.Status == LiveSmokeStatus.SkippedMissingCredentials);
        Assert.Contains(registry.Entries, static entry => entry.Status == LiveSmokeStatus.NotRun);
        Assert.All(registry.Entries, static entry => Assert.NotEmpty(entry.KnownLimitations));
        Assert.StartsWith("| Provider | Capability | Status | Evidence |", registry.ToMarkdown(), StringComparison.Ordinal);
        Assert.Equal(LiveSmokeStatus.NotRun, registry.Find("jepa-wms", "score")!.Status);
        Assert.Null(registry.Find("mock", "predict"));
    }

    private static LiveSmokeRegistry Read(params JsonObject[] rows) => LiveSmokeRegistry.FromJson(Document(rows));

    private static JsonObject Document(params JsonObject[] rows) => JsonObject.Create(("schema_version", 1), ("entries", JsonList.Create(rows)));
}
