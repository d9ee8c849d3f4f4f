using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>One call of an operation with the benchmark's inputs. Everything that can be made before the clock runs is made once.</summary>
internal static class OperationCall
{
    public static Func<CancellationToken, ValueTask> Of(Forge forge, string provider, Capability operation, BenchmarkInputs inputs)
    {
        switch (operation)
        {
            case Capability.Predict:
                var request = new PredictRequest(BenchmarkInputs.SeedState, inputs.PredictionAction, inputs.PredictionSteps);
                return async token => await forge.PredictAsync(request, provider, null, token).ConfigureAwait(false);
            case Capability.Embed:
                return async token => await forge.EmbedAsync(inputs.EmbeddingText, provider, null, token).ConfigureAwait(false);
            case Capability.Score:
                return async token =>
                    await forge.ScoreActionsAsync(inputs.ScoreInfo, inputs.ScoreCandidates, provider, null, token).ConfigureAwait(false);
            case Capability.Policy:
                return async token => await forge.SelectActionsAsync(inputs.PolicyInfo, provider, null, token).ConfigureAwait(false);
            default:
                throw Check.Invalid("operation", "must be one of " + BenchmarkOperations.Known);
        }
    }
}
