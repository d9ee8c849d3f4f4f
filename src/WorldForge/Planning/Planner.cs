using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>Makes plans over named providers. Every plan carries the trace of how it was found.</summary>
/// <remarks>Thread-safe. Latent planning gets a controller, and so a generator, of its own for each plan.</remarks>
/// <param name="providers">Finds the components that a request names.</param>
/// <param name="time">The clock of durations and time limits; the system's when null.</param>
public sealed class Planner(IPlanningProviders providers, TimeProvider? time = null)
{
    private readonly IPlanningProviders _providers = providers ?? throw Check.Invalid("providers", "must not be null");
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Makes one plan.</summary>
    /// <param name="request">What to plan and with what.</param>
    /// <param name="cancellationToken">Cancels the provider calls.</param>
    /// <exception cref="WorldForgeException">The request does not fit its mode; no provider was called.</exception>
    /// <exception cref="WorldStateException">A predicted state is malformed.</exception>
    /// <exception cref="ProviderException">
    /// A provider failed. Once planning has begun, <see cref="PlanFailure.TraceOf"/> finds the failed trace in any of these errors.
    /// </exception>
    public async Task<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default)
    {
        if (request is null)
        {
            throw Check.Invalid("request", "must not be null");
        }

        PlanRequestRules.Apply(request);
        string planner = request.Planner?.Trim() ?? "worldforge." + PlanningModeWords.IdWord(request.Mode);
        string primary = (request.PredictProvider ?? request.PolicyProvider ?? request.ScoreProvider!).Trim();
        var trace = new PlanTraceRecorder(planner, request.Mode, primary, _time);
        try
        {
            PlanFindings findings = await new PlanRun(request, _providers, trace, _time).FindAsync(cancellationToken).ConfigureAwait(false);
            return new Plan(
                request.Goal,
                planner,
                request.ExecutionProvider ?? primary,
                findings.Actions,
                findings.Success.Probability,
                trace.Finish(findings.Actions.Length, findings.CandidateCount),
                request.GoalSpec,
                findings.PredictedStates,
                Metadata(request, planner, findings));
        }
        catch (Exception error) when (trace.Attach(error))
        {
            // Rethrown as it is: the filter only leaves the failed trace in its data.
            throw;
        }
    }

    private static JsonObject Metadata(PlanRequest request, string planner, PlanFindings findings)
    {
        var facts = new JsonObject.Builder
        {
            ["planner"] = planner,
            ["planning_mode"] = PlanningModeWords.Word(request.Mode),
            ["action_count"] = findings.Actions.Length,
            ["candidate_count"] = findings.CandidateCount,
            ["success_probability_source"] = findings.Success.Source,
        };
        Add(facts, "policy_provider", request.PolicyProvider);
        Add(facts, "score_provider", request.ScoreProvider);
        Add(facts, "predict_provider", request.PredictProvider);
        Add(facts, "execution_provider", request.ExecutionProvider);
        foreach ((string key, JsonValue value) in findings.Facts)
        {
            facts[key] = value;
        }

        return facts.Build();
    }

    private static void Add(JsonObject.Builder facts, string key, string? name)
    {
        if (name is not null)
        {
            facts[key] = name.Trim();
        }
    }
}
