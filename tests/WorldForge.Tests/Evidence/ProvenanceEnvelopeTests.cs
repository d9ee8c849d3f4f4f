using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evidence;

public sealed class ProvenanceEnvelopeTests
{
    private static readonly ProvenanceEnvelope Minimal = new()
    {
        Kind = ProvenanceKind.Evaluation,
        SuiteId = "planning",
        SuiteVersion = "1",
        WorldForgeVersion = "0.1.0",
        CreatedAt = "2026-05-04T03:02:01Z",
        ClaimBoundary = "one machine, mock provider",
        MetricSemantics = "cost: lower is better, dimensionless",
    };

    private static readonly ProvenanceEnvelope Full = Minimal with
    {
        Kind = ProvenanceKind.Benchmark,
        Command = ["worldforge", "benchmark"],
        Providers = ["mock"],
        Capabilities = [Capability.Score, Capability.Plan],
        RuntimeManifests = ImmutableSortedDictionary<string, string>.Empty.Add("gr00t", "gr00t:schema-1"),
        InputDigest = Sha256Digest.Of("in"u8),
        ResultDigest = Sha256Digest.Of("out"u8),
        BudgetFile = new BudgetFileReference { Path = "profiles/budgets.json", Sha256 = Sha256Digest.Of("b"u8), Metadata = JsonObject.Create(("preset", "ci")) },
        DatasetManifests = [DatasetManifestTests.Manifest().ToReference("datasets/push.json")],
        EventCount = 3,
        Notes = "run twice",
    };

    [Fact]
    public void Writes_null_for_what_is_unset() => Assert.Equal(
        """{"budget_file":null,"capabilities":[],"claim_boundary":"one machine, mock provider","command":[],"created_at":"2026-05-04T03:02:01Z","dataset_manifests":[],"event_count":0,"input_digest":null,"kind":"evaluation","metric_semantics":"cost: lower is better, dimensionless","notes":null,"providers":[],"result_digest":null,"runtime_manifests":{},"schema_version":2,"suite_id":"planning","suite_version":"1","worldforge_version":"0.1.0"}""",
        Minimal.ToJson().ToString());

    [Fact]
    public void Reads_back_what_was_written()
    {
        Assert.Equal(Minimal.ToJson(), ProvenanceEnvelope.FromJson(Minimal.ToJson()).ToJson());
        Assert.Equal(Full.ToJson(), ProvenanceEnvelope.FromJson(Full.ToJson()).ToJson());
    }

    [Fact]
    public void Redacts_texts_and_checks_again_on_with()
    {
        ProvenanceEnvelope changed = Minimal with { Notes = "see https://h/x?token=abc", Command = ["curl", "token=abcdef"] };

        Assert.DoesNotContain("abc", changed.Notes + string.Concat(changed.Command), StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => Minimal with { SuiteId = " " });
        Assert.Throws<WorldForgeException>(() => Minimal with { EventCount = -1 });
        Assert.Throws<WorldForgeException>(() => Minimal with { Notes = "" });
        Assert.Throws<WorldForgeException>(() => Minimal with { Kind = (ProvenanceKind)5 });
        Assert.Throws<WorldForgeException>(() => new BudgetFileReference { Path = "/etc/b.json", Sha256 = Sha256Digest.Of("b"u8) });
    }

    [Theory]
    [InlineData("schema_version", "1")]
    [InlineData("schema_version", "3")]
    [InlineData("kind", "\"test\"")]
    [InlineData("suite_id", "\"\"")]
    [InlineData("claim_boundary", "null")]
    [InlineData("metric_semantics", "\" \"")]
    [InlineData("notes", "\"\"")]
    [InlineData("providers", "[\"\"]")]
    [InlineData("command", "\"x\"")]
    [InlineData("input_digest", "\"sha256:\"")]
    [InlineData("event_count", "true")]
    [InlineData("budget_file", """{"path":"b.json","sha256":"x"}""")]
    [InlineData("budget_file", """{"path":"../b.json","sha256":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [InlineData("dataset_manifests", "[{}]")]
    [InlineData("runtime_manifests", """{"gr00t":""}""")]
    [InlineData("extra", "1")]
    public void Refuses_a_document_that_breaks_a_rule(string field, string value) => Assert.Contains(
        field,
        Assert.Throws<WorldForgeException>(() => ProvenanceEnvelope.FromJson(Full.ToJson().With(field, StrictJson.Parse(value)))).Message,
        StringComparison.Ordinal);
}
