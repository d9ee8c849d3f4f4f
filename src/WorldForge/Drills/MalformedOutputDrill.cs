using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>A score boundary that gets a request it cannot read, and one that answers with what is no score.</summary>
internal sealed class MalformedOutputDrill : IDrill
{
    public async Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        JsonObject fixture = JsonObject.Create(("info", JsonObject.Empty), ("action_candidates", JsonList.Empty));
        run.WriteJson("inputs/malformed-score-request.json", fixture);
        run.AddArtifact("fixture", "inputs/malformed-score-request.json");

        var unreadable = new ScoreRequest(JsonObject.Empty, ActionCandidates.FromPayload(JsonObject.Create(("action_candidates", JsonList.Empty))));
        ProviderException? refused = await FailureAsync(token => options.ScoreBoundary.ScoreActionsAsync(unreadable, token), cancellationToken).ConfigureAwait(false);

        var answersBadly = new MockProvider(new MockProviderOptions { Faults = new MockFaultPlan().Next(new MockFault(MockFaultKind.NonFiniteScore)) });
        using var forge = new Forge(new ForgeOptions { Catalog = new ProviderCatalog([]), CreateStateDirectory = false, TimeProvider = options.Time });
        forge.RegisterProvider(answersBadly);
        ActionCandidates sound = ActionCandidates.FromPayload(JsonList.Create([1]));
        ProviderException? notANumber = await FailureAsync(
            token => forge.ScoreActionsAsync(JsonObject.Empty, sound, answersBadly.Name, cancellationToken: token), cancellationToken).ConfigureAwait(false);

        run.WriteJson("results/parser-error.json", JsonObject.Create(("malformed_request", Row(refused)), ("non_finite_score", Row(notANumber))));
        run.AddArtifact("parser_error", "results/parser-error.json");
        return new DrillObservation(
            refused is not null && notANumber is not null,
            refused?.Message ?? "the score boundary took a request without candidates",
            JsonObject.Create(("provider", options.ScoreBoundary.Name), ("codes", JsonList.OfTexts(new[] { refused?.Code, notANumber?.Code }.OfType<string>()))));
    }

    private static async Task<ProviderException?> FailureAsync(
        Func<CancellationToken, ValueTask<ActionScoreResult>> call, CancellationToken cancellationToken)
    {
        try
        {
            _ = await call(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ProviderException fault)
        {
            return fault;
        }
    }

    private static JsonObject Row(ProviderException? fault) => fault is null
        ? JsonObject.Create(("observed", false))
        : JsonObject.Create(("observed", true), ("type", nameof(ProviderException)), ("code", fault.Code), ("message", fault.Message));
}
