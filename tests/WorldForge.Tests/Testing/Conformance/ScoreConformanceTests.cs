using System.Runtime.InteropServices;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class ScoreConformanceTests
{
    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Score(static () => new()));

    [Fact]
    public Task Passes_a_provider_of_tensors() => SuiteAssert.PassesAsync(new Suites.Score(static () => new(), Tensor));

    [Fact]
    public Task Passes_a_utility_as_well_as_a_cost() => SuiteAssert.PassesAsync(new Suites.Score(static () => new()
    {
        Score = static request => request.Info.Count == 0
            ? throw new ProviderException(FaultCodes.ProviderFailed, "info is empty.")
            : ActionScoreResult.FromScores("scripted", [1, 3, 2], lowerIsBetter: false),
    }));

    [Fact]
    public Task Fails_one_score_too_few() => FailsAsync(static _ => ActionScoreResult.FromScores("scripted", [1, 2]), "2 scores for 3 candidates");

    [Fact]
    public Task Fails_another_provider_name() => FailsAsync(static _ => ActionScoreResult.FromScores("other", [1, 2, 3]), "'other'");

    [Fact]
    public Task Fails_metadata_of_another_provider() => FailsAsync(
        static _ => ActionScoreResult.FromScores("scripted", [1, 2, 3], metadata: JsonObject.Create(("provider", "other"))), "metadata.provider");

    [Fact]
    public Task Fails_a_score_that_is_not_finite() => FailsAsync(static _ => ActionScoreResult.FromScores("scripted", [1, double.NaN, 3]), "scores");

    [Fact]
    public Task Fails_a_best_index_against_the_direction() =>
        FailsAsync(static _ => new ActionScoreResult("scripted", [1, 2, 3], bestIndex: 2), "best_index");

    [Fact]
    public Task Fails_a_tensor_that_was_changed() => SuiteAssert.FailsAsync(
        new Suites.Score(
            static () => new()
            {
                Score = static request =>
                {
                    if (request.Candidates.Tensor is { } tensor)
                    {
                        MemoryMarshal.AsMemory(tensor.Values).Span[0] = 7;
                    }

                    return ActionScoreResult.FromScores("scripted", [1, 2]);
                },
            },
            Tensor),
        "Leaves_its_input_unchanged",
        "changed its input");

    [Fact]
    public Task Fails_a_provider_that_scores_by_nothing() => SuiteAssert.FailsAsync(
        new Suites.Score(static () => new() { Score = static _ => ActionScoreResult.FromScores("scripted", [1, 2, 3]) }),
        "Refuses_every_invalid_fixture",
        "score.invalid_info_empty was answered");

    private static ActionCandidates Tensor() => ActionCandidates.FromTensor(new CandidateTensor(new float[] { 1, 2, 3, 4 }, [2, 2], 0));

    private static Task FailsAsync(Func<ScoreRequest, ActionScoreResult> wrong, string message) =>
        SuiteAssert.FailsAsync(new Suites.Score(() => new() { Score = wrong }), "Answers_a_valid_request", message);
}
