using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Promotion;

public sealed class PromotionReviewTests : IDisposable
{
    private readonly PromotionCheckout _checkout = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What is done to a sound checkout, and the criterion that notices.</summary>
    public static TheoryData<string, string?, string, string> Faults => new()
    {
        { "docs/providers/selection.md", null, "selection_record", "missing" },
        { "docs/providers/README.md", null, "catalog_or_candidate_index", "missing" },
        { "tests/fixtures/providers/mock_error.json", null, "failure_fixtures", "missing" },
        { "evidence/live-smoke.json", null, "prepared_host_smoke_record", "missing" },
        { "evidence/live-smoke.json", """{"schema_version":1,"entries":[]}""", "prepared_host_smoke_artifact", "missing" },
        { "docs/claims.md", "| `other` |", "release_evidence", "missing" },
        { ".worldforge/runs/20260228T000000Z-0000000a/run_manifest.json", null, "repeated_smokes", "missing" },
        { ".worldforge/runs/20260228T000000Z-0000000c/run_manifest.json", null, "budget", "missing" },
        { "docs/providers/mock.md", "stable predict embed score lower is better MOCK limits prepared host incident", "compatibility", "missing" },
        { "docs/providers/mock.md", "stable predict embed score lower is better MOCK limits prepared host compatible", "incident_notes", "missing" },
        { "docs/providers/mock.md", "stable predict embed score lower is better MOCK prepared host compatible incident", "known_gaps", "missing" },
        { "docs/providers/mock.md", "stable predict embed score lower is better MOCK gaps compatible incident", "prepared_host_wording", "missing" },
        { "docs/providers/mock.md", "stable predict embed score MOCK limits prepared host compatible incident", "score_direction", "blocked" },
        { "docs/providers/mock.md", "stable predict embed score lower is better limits prepared host compatible incident", "documented_variables", "blocked" },
        { "docs/providers/mock.md", "stable predict embed score lower is better MOCK limits prepared host compatible incident api_key=abcdefgh1234567890", "no_secrets", "blocked" },
    };

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Everything_in_place_is_ready()
    {
        PromotionReview review = await RunAsync();

        Assert.Null(review.FirstUnmet);
        Assert.True(review.IsReady);
        Assert.Equal("ready", ((JsonText)review.ToJson()["verdict"]).Value);
        Assert.Contains("docs/providers/mock.md", review.Evidence.Keys);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_planted_fault_is_named(string path, string? text, string criterion, string status)
    {
        if (text is null)
        {
            _checkout.Delete(path);
        }
        else
        {
            _checkout.Write(path, text);
        }

        PromotionReview review = await RunAsync();

        Assert.False(review.IsReady);
        PromotionCriterion found = review.Criteria.Single(one => one.Id == criterion);
        Assert.Equal(status, found.Status);
        Assert.False(string.IsNullOrWhiteSpace(found.NextStep));
        Assert.DoesNotContain("abcdefgh1234567890", CanonicalJson.ToText(review.ToJson()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.9", "passed", "stale")]
    [InlineData("0.1.0", "skipped", "is skipped")]
    public async Task A_smoke_of_another_version_or_without_a_pass_does_not_count(string version, string status, string words)
    {
        _checkout.Smoke("a", version, status);

        PromotionCriterion smokes = (await RunAsync()).Criteria.Single(static one => one.Id == "repeated_smokes");

        Assert.Equal(CriterionStatus.Missing, smokes.Status);
        Assert.Contains(words, smokes.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_manifest_must_be_there_and_be_one()
    {
        await Assert.ThrowsAsync<WorldForgeException>(() => PromotionReview.RunAsync(_checkout.Request(ImplementationStatus.Stable) with { RunManifests = ["gone.json"] }, Cancellation));
        _checkout.Write("bad.json", "{}");
        await Assert.ThrowsAsync<WorldForgeException>(() => PromotionReview.RunAsync(_checkout.Request(ImplementationStatus.Stable) with { RunManifests = ["bad.json"] }, Cancellation));
    }

    [Fact]
    public async Task A_status_below_the_one_of_today_is_not_reviewed() =>
        await Assert.ThrowsAsync<WorldForgeException>(() => PromotionReview.RunAsync(_checkout.Request(ImplementationStatus.Beta), Cancellation));

    [Fact]
    public async Task The_packet_is_the_same_on_a_second_run_and_reads_in_three_forms()
    {
        PromotionReview review = await RunAsync();

        Assert.Equal(CanonicalJson.ToText(review.ToJson()), CanonicalJson.ToText((await RunAsync()).ToJson()));
        Assert.Contains("# Promotion review: mock to stable", review.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("<title>Promotion review: mock to stable</title>", review.ToHtml(), StringComparison.Ordinal);
    }

    private Task<PromotionReview> RunAsync() => PromotionReview.RunAsync(_checkout.Request(ImplementationStatus.Stable), Cancellation);
}
