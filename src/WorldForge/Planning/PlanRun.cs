using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Traces;

namespace WorldForge.Planning;

/// <summary>One planning run: the components that its request names, and the steps of its mode. The request was checked.</summary>
internal sealed class PlanRun(PlanRequest request, IPlanningProviders providers, PlanTraceRecorder trace, TimeProvider time)
{
    private const string SelectCandidates = "select action candidates";
    private const string RankCandidates = "rank action candidates";
    private const string SampleCandidates = "sample action candidates";
    private const string Sampler = "worldforge.latent-mpc";

    public ValueTask<PlanFindings> FindAsync(CancellationToken cancellationToken) => request.Mode switch
    {
        PlanningMode.Policy => PolicyAsync(cancellationToken),
        PlanningMode.Score => ScoreAsync(cancellationToken),
        PlanningMode.PolicyAndScore => PolicyAndScoreAsync(cancellationToken),
        PlanningMode.Predict => PredictAsync(cancellationToken),
        _ => LatentMpcAsync(cancellationToken),
    };

    private async ValueTask<PlanFindings> PolicyAsync(CancellationToken cancellationToken)
    {
        ActionPolicyResult proposal = await ProposeAsync(cancellationToken).ConfigureAwait(false);
        trace.Skip("score", RankCandidates, "score", "Policy planning does not rank candidates.");
        return new PlanFindings
        {
            Actions = proposal.Actions,
            CandidateCount = proposal.ActionCandidates.Length,
            Success = SuccessEstimate.OfPolicy,
        };
    }

    private async ValueTask<PlanFindings> ScoreAsync(CancellationToken cancellationToken)
    {
        trace.Skip("policy", SelectCandidates, "policy", "The caller gave the candidates.");
        ImmutableArray<ImmutableArray<WorldAction>> plans = request.Candidates!.Plans;
        return PlanFindings.OfScores(plans, await RankAsync(request.EncodedCandidates ?? request.Candidates, plans.Length, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<PlanFindings> PolicyAndScoreAsync(CancellationToken cancellationToken)
    {
        ActionPolicyResult proposal = await ProposeAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<ImmutableArray<WorldAction>> plans = proposal.ActionCandidates;
        ActionCandidates candidates = request.EncodedCandidates ?? ActionCandidates.FromPlans(plans.Select(static plan => (IEnumerable<WorldAction>)plan));
        return PlanFindings.OfScores(plans, await RankAsync(candidates, plans.Length, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<PlanFindings> PredictAsync(CancellationToken cancellationToken)
    {
        IPredictor predictor = providers.Predict(request.PredictProvider!);
        WorldState state = request.State!;
        ImmutableArray<PredictionPayload>.Builder predictions = ImmutableArray.CreateBuilder<PredictionPayload>();
        ImmutableArray<WorldState>.Builder states = ImmutableArray.CreateBuilder<WorldState>();
        foreach (WorldAction action in request.Actions)
        {
            string number = (states.Count + 1).ToString(CultureInfo.InvariantCulture);
            using WorkflowTraceRecording step = trace.Start("predict-" + number, "predict next state", request.PredictProvider!, "predict", "world-state");
            PredictionPayload prediction = await PlanTraceRecorder.RunAsync(
                step,
                "predicted-state-" + number,
                RollAsync(predictor, new PredictRequest(state, action), cancellationToken)).ConfigureAwait(false);
            predictions.Add(prediction);
            state = WorldState.FromUntrusted(prediction.State);
            states.Add(state);
        }

        return new PlanFindings
        {
            Actions = request.Actions,
            CandidateCount = 1,
            Success = SuccessEstimate.OfPredictions(predictions.ToImmutable()),
            PredictedStates = states.ToImmutable(),
        };
    }

    private async ValueTask<PlanFindings> LatentMpcAsync(CancellationToken cancellationToken)
    {
        ICostModel cost = providers.Score(request.ScoreProvider!);
        var controller = new LatentMpcController(cost, request.Config, request.Encoder, time);
        using WorkflowTraceRecording sampling = trace.Start("policy", SampleCandidates, Sampler, "control");
        using WorkflowTraceRecording ranking = trace.Start("score", RankCandidates, request.ScoreProvider!, "score", "action-candidates");
        try
        {
            MpcStepResult result = await controller.PlanStepAsync(request.ObservationInfo!, request.GoalInfo!, cancellationToken).ConfigureAwait(false);
            sampling.Succeed(new WorkflowArtifactRef("action-candidates"));
            ranking.Succeed(new WorkflowArtifactRef("score-ranking"));
            return PlanFindings.OfSearch(result);
        }
        catch (WorldForgeException error)
        {
            // Only the encoder's contract is checked with this error, so the sampling side failed.
            sampling.Fail(error.Message);
            ranking.Skip("Sampling failed before the ranking was complete.");
            throw;
        }
        catch (ProviderException error)
        {
            sampling.Succeed(new WorkflowArtifactRef("action-candidates"));
            ranking.Fail(error.Message);
            throw;
        }
    }

    private async ValueTask<ActionPolicyResult> ProposeAsync(CancellationToken cancellationToken)
    {
        IPolicy policy = providers.Policy(request.PolicyProvider!);
        using WorkflowTraceRecording step = trace.Start("policy", SelectCandidates, request.PolicyProvider!, "policy");
        return await PlanTraceRecorder.RunAsync(step, "policy-candidates", SelectAsync(policy, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<ActionScoreResult> RankAsync(ActionCandidates candidates, int planCount, CancellationToken cancellationToken)
    {
        ICostModel cost = providers.Score(request.ScoreProvider!);
        var call = new ScoreRequest(request.ScoreInfo ?? JsonObject.Empty, candidates);
        using WorkflowTraceRecording step = trace.Start("score", RankCandidates, request.ScoreProvider!, "score", "action-candidates");
        return await PlanTraceRecorder.RunAsync(step, "score-ranking", CountedAsync(cost, call, planCount, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<ActionPolicyResult> SelectAsync(IPolicy policy, CancellationToken cancellationToken) =>
        await policy.SelectActionsAsync(request.PolicyInfo!, cancellationToken).ConfigureAwait(false)
        ?? throw Malformed(request.PolicyProvider!, "policy", "no policy result");

    private async ValueTask<PredictionPayload> RollAsync(IPredictor predictor, PredictRequest call, CancellationToken cancellationToken) =>
        await predictor.PredictAsync(call, cancellationToken).ConfigureAwait(false)
        ?? throw Malformed(request.PredictProvider!, "predict", "no prediction");

    private async ValueTask<ActionScoreResult> CountedAsync(ICostModel cost, ScoreRequest call, int planCount, CancellationToken cancellationToken)
    {
        ActionScoreResult result = await cost.ScoreActionsAsync(call, cancellationToken).ConfigureAwait(false)
            ?? throw Malformed(request.ScoreProvider!, "score", "no score result");
        return result.Scores.Length == planCount
            ? result
            : throw Malformed(
                request.ScoreProvider!,
                "score",
                string.Create(CultureInfo.InvariantCulture, $"{result.Scores.Length} scores for {planCount} candidates, best_index {result.BestIndex}"));
    }

    private static ProviderException Malformed(string provider, string operation, string answer) =>
        new(FaultCodes.ProviderResponse, $"Provider '{provider}' answered with {answer}.") { Provider = provider, Operation = operation };
}
