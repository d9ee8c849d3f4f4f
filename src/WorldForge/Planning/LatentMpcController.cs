using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Randomness;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>
/// Model-predictive control over the score capability: samples action sequences, has a provider score them, refits the
/// sampling distribution to the best of them (the cross-entropy method), and hands out the first actions of the best.
/// </summary>
/// <remarks>
/// The generator is seeded once, when the controller is made: planning steps of one controller differ, a new controller
/// with the same configuration repeats them, with equal bits on every platform. One planning step at a time.
/// </remarks>
public sealed class LatentMpcController
{
    private const string Operation = "score";

    private readonly ICostModel _cost;
    private readonly ICandidateEncoder _encoder;
    private readonly TimeProvider _time;
    private readonly PlanSearch _search;
    private readonly PlanBatch _batch;
    private int _isPlanning;

    /// <summary>Plans over a cost model, which is called directly.</summary>
    /// <param name="cost">Scores the candidates; its name is the score provider's.</param>
    /// <param name="config">How to search; the defaults when null.</param>
    /// <param name="encoder">Makes score candidates of sampled plans; lists of actions when null.</param>
    /// <param name="time">The clock of <see cref="PlannerExtensions.MaxElapsed"/>; the system's when null.</param>
    /// <exception cref="WorldForgeException">The cost model is missing, or its name is blank.</exception>
    public LatentMpcController(ICostModel cost, PlannerConfig? config = null, ICandidateEncoder? encoder = null, TimeProvider? time = null)
    {
        _cost = cost ?? throw Check.Invalid("score_provider", "must not be null");
        ScoreProvider = Check.Text(cost.Name, "score_provider");
        Config = config ?? new PlannerConfig();
        _encoder = encoder ?? ActionCandidateEncoder.Instance;
        _time = time ?? TimeProvider.System;
        _search = new PlanSearch(Config);
        _batch = new PlanBatch(Config.ActionKind, Config.ActionParameterBounds.Select(static item => item.Name), Config.Horizon, _search.Plans);
    }

    /// <summary>The provider that scores.</summary>
    public string ScoreProvider { get; }

    /// <summary>How the controller searches.</summary>
    public PlannerConfig Config { get; }

    /// <summary>Plans from an observation towards a goal.</summary>
    /// <param name="observation">What the host observed; passed to the encoder.</param>
    /// <param name="goal">What the host wants; passed to the encoder.</param>
    /// <param name="cancellationToken">Cancels between and during score calls.</param>
    /// <returns>The first <see cref="PlannerConfig.ExecuteK"/> actions of the best plan.</returns>
    /// <exception cref="WorldForgeException">An input is missing, or the encoder answered with nothing or with another number of candidates.</exception>
    /// <exception cref="ProviderException">The provider failed, answered with another number of scores, or changed its direction.</exception>
    /// <exception cref="ProviderBudgetExceededException">The step took longer than <see cref="PlannerExtensions.MaxElapsed"/>.</exception>
    /// <exception cref="InvalidOperationException">Another planning step of this controller is running.</exception>
    public async Task<MpcStepResult> PlanStepAsync(JsonObject observation, JsonObject goal, CancellationToken cancellationToken = default)
    {
        Check.Object(observation, "observation_info");
        Check.Object(goal, "goal_info");
        if (Interlocked.Exchange(ref _isPlanning, 1) != 0)
        {
            throw new InvalidOperationException("A controller runs one planning step at a time.");
        }

        try
        {
            return await SearchAsync(observation, goal, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isPlanning, 0);
        }
    }

    private async Task<MpcStepResult> SearchAsync(JsonObject observation, JsonObject goal, CancellationToken cancellationToken)
    {
        using var deadline = new PlanDeadline(ScoreProvider, Config.Extensions.MaxElapsed, _time, cancellationToken);
        _search.Begin();
        bool? lowerIsBetter = null;
        for (int iteration = 0; iteration < Config.NumIterations && !(iteration > 0 && _search.HasConverged); iteration++)
        {
            deadline.ThrowIfOver();
            _search.Propose();
            ActionScoreResult result = await ScoreAsync(Encode(observation, goal), deadline).ConfigureAwait(false);
            deadline.ThrowIfOver();
            CheckScores(result, lowerIsBetter);
            lowerIsBetter = result.LowerIsBetter;
            _search.Learn(result.Scores.AsSpan(), result.BestIndex, result.LowerIsBetter);
        }

        _search.Complete();
        return Result(lowerIsBetter.GetValueOrDefault());
    }

    private ScoreRequest Encode(JsonObject observation, JsonObject goal)
    {
        ScoreCandidateBatch batch = _encoder.Encode(_batch, observation, goal)
            ?? throw Check.Invalid("encoder", "must return a score candidate batch, not null");
        return batch.Candidates.Count is null || batch.Candidates.Count == Config.NumSamples
            ? batch.Request
            : throw Check.Invalid("encoder", $"must return one candidate per sample: {batch.Candidates.Count} for {Config.NumSamples}");
    }

    private async ValueTask<ActionScoreResult> ScoreAsync(ScoreRequest request, PlanDeadline deadline)
    {
        try
        {
            return await _cost.ScoreActionsAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (deadline.HasPassed)
        {
            throw deadline.Exceeded(error);
        }
    }

    private void CheckScores(ActionScoreResult? result, bool? lowerIsBetter)
    {
        if (result is null)
        {
            throw Malformed($"answered with no score result for {Config.NumSamples} candidates");
        }

        if (result.Scores.Length != Config.NumSamples)
        {
            throw Malformed($"answered with {result.Scores.Length} scores for {Config.NumSamples} candidates");
        }

        if (lowerIsBetter is { } before && before != result.LowerIsBetter)
        {
            throw Malformed(
                $"changed lower_is_better from {Word(before)} to {Word(result.LowerIsBetter)} between iterations, "
                + string.Create(CultureInfo.InvariantCulture, $"with {result.Scores.Length} scores for {Config.NumSamples} candidates"));
        }
    }

    private MpcStepResult Result(bool lowerIsBetter)
    {
        JsonList iterations = JsonList.Create(_search.IterationBest.Select(static score => (JsonValue)score));
        JsonList running = JsonList.Create(_search.RunningBest.Select(static score => (JsonValue)score));
        long candidates = Math.BigMul(Config.NumSamples, iterations.Count);
        JsonObject metadata = JsonObject.Create(
            ("planning_mode", "latent-mpc"),
            ("control_mode", "mpc"),
            ("optimizer", "cem"),
            ("random_generator", Xoshiro256StarStar.AlgorithmName),
            ("score_provider", ScoreProvider),
            ("config", Config.ToJson()),
            ("candidate_count", candidates),
            ("iteration_best_scores", iterations),
            ("running_best_scores", running),
            ("iteration_costs", lowerIsBetter ? iterations : JsonList.Empty),
            ("running_costs", lowerIsBetter ? running : JsonList.Empty));
        return new MpcStepResult(
            _batch.Actions(_search.Best, Config.ExecuteK),
            lowerIsBetter,
            candidates,
            _search.IterationBest,
            _search.RunningBest,
            metadata);
    }

    private ProviderException Malformed(string problem) =>
        new(FaultCodes.ProviderResponse, $"Provider '{ScoreProvider}' {problem}.") { Provider = ScoreProvider, Operation = Operation };

    private static string Word(bool value) => value ? "true" : "false";
}
