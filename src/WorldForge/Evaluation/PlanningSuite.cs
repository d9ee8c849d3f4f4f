using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>The built-in suite <c>planning</c>: does a search over a provider's costs come near a target?</summary>
internal static class PlanningSuite
{
    public const string Id = "planning";

    private const double MostCost = 0.1;
    private const double Tolerance = 1e-9;

    private static readonly JsonObject _observation = JsonObject.Create(("point", JsonList.Create([0, 0, 0])));

    // One search for all scenarios: every one starts with the same seed, so that their bytes repeat on every platform.
    private static readonly PlannerConfig _search = new(
        horizon: 1,
        numSamples: 48,
        numIterations: 4,
        numElites: 8,
        seed: 0,
        actionKind: PlannerConfig.DefaultActionKind,
        actionParameterBounds: [new("x", -1, 1), new("y", -1, 1), new("z", -1, 1)]);

    public static EvaluationSuite Create() => new(
        Id,
        "Planning",
        [
            Scenario("object-relocation", "Find an action near a target to the front right.", 0.45, 0.50, 0.00),
            Scenario("object-neighbor-placement", "Find an action near a target beside a neighbour.", 0.30, 0.40, 0.00),
            Scenario("object-swap", "Find an action near a target on the other side.", -0.40, 0.30, 0.00),
            Scenario("object-spawn", "Find an action near a target above the table.", 0.60, -0.20, 0.10),
        ],
        EvaluationSuite.DefaultVersion,
        "Checks that a seeded search over a provider's costs comes near toy targets. It is no measure of plan quality on a real task or robot.",
        "score: from 0 to 1, higher is better, no unit, one sample per provider and scenario; half from the best cost, half from whether the cost "
        + "fell. best_score, first_iteration_cost, final_iteration_cost: provider-defined costs, lower is better. cost_reduction: first minus "
        + "final, higher is better. success_probability: one minus the best cost, cut to 0 to 1; no statistical estimate.");

    private static EvaluationScenario Scenario(string name, string description, double x, double y, double z)
    {
        JsonObject goal = JsonObject.Create(("target", JsonList.Create([x, y, z])));
        return new EvaluationScenario(name, description, [Capability.Score], (context, cancellationToken) => SearchAsync(context, goal, cancellationToken));
    }

    private static async ValueTask<EvaluationAnswer> SearchAsync(EvaluationContext context, JsonObject goal, CancellationToken cancellationToken)
    {
        LatentMpcController controller = context.Forge.CreateMpcController(context.Provider, _search);
        MpcStepResult step = await controller.PlanStepAsync(_observation, goal, cancellationToken).ConfigureAwait(false);
        if (!step.LowerIsBetter)
        {
            // A threshold on costs says nothing about utilities: judging them would pass or fail by accident.
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"Suite '{Id}' judges costs, but provider '{context.Provider}' answers with scores of which higher is better.")
            {
                Provider = context.Provider,
                Operation = "score",
            };
        }

        double best = step.BestScore;
        double first = step.IterationBestScores[0];
        double final = step.IterationBestScores[^1];
        double reduction = Math.Clamp(first - final, -double.MaxValue, double.MaxValue);
        double success = Math.Clamp(1 - Math.Min(1, best), 0, 1);
        bool nonIncreasing = step.IterationBestScores.Zip(step.IterationBestScores.Skip(1)).All(static pair => pair.Second <= pair.First + Tolerance);
        bool selected = step.Actions.Length > 0;
        return context.Outcome(
            Math.Clamp((success + (reduction > 0 ? 1 : 0)) / 2, 0, 1),
            selected && nonIncreasing && best <= MostCost,
            JsonObject.Create(
                ("action_count", step.Actions.Length),
                ("success_probability", success),
                ("best_score", best),
                ("first_iteration_cost", first),
                ("final_iteration_cost", final),
                ("cost_reduction", reduction),
                ("candidate_count", step.CandidateCount),
                ("non_increasing", nonIncreasing),
                ("selected", selected)));
    }
}
