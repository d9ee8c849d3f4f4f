using System.Collections.Immutable;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary>The examples, by task. A test parses every command against the model of the tool.</summary>
internal static class ExampleCatalog
{
    private const string Checkout = "checkout-safe";

    public static ImmutableArray<Example> Rows { get; } =
    [
        new("Predict and plan", "basic-prediction", "predict", Checkout,
            "worldforge predict kitchen --provider mock --x 0.3 --y 0.8 --z 0.0 --steps 2",
            "One move of one object with the deterministic mock; prints the state after it."),
        new("Predict and plan", "leworldmodel-score-planning", "demo", Checkout,
            "worldforge demo leworldmodel --json-only",
            "Plans with the real LeWorldModel adapter over a deterministic runtime; no upstream checkpoint is used."),
        new("Predict and plan", "lerobot-policy-score-planning", "demo", Checkout,
            "worldforge demo lerobot --json-only",
            "A LeRobot policy proposes and a cost model ranks, with the real adapters over deterministic runtimes."),
        new("Evaluate", "planning-evaluation", "eval", Checkout,
            "worldforge eval --suite planning --provider mock --format json",
            "Four planning scenarios with provenance and a workflow trace."),
        new("Evaluate", "preserved-evaluation", "eval", Checkout,
            "worldforge eval --suite physics --provider mock --run-workspace .worldforge",
            "The same for physics, and the run is kept with its reports."),
        new("Look at runs", "run-history", "runs list", Checkout,
            "worldforge runs list --format markdown --limit 20",
            "The newest preserved runs with the commands to rerun, compare and bundle them."),
        new("Look at runs", "failed-runs", "runs index", Checkout,
            "worldforge runs index --status failed --format markdown",
            "Failed runs with what to do about each."),
        new("Check providers", "host-diagnosis", "doctor", Checkout,
            "worldforge doctor --registered-only",
            "Every provider that can be called now, with health, lifecycle and value-free configuration."),
        new("Check providers", "operator-preflight", "provider info", Checkout,
            "worldforge provider info mock --format json",
            "Everything about one provider before it is used."),
        new("Check providers", "provider-contract", "provider contract", Checkout,
            "worldforge provider contract mock",
            "Runs the contract of the adapter and prints evidence that is safe to attach."),
        new("Check providers", "promotion-packet", "provider workbench", Checkout,
            "worldforge provider workbench mock",
            "What stands behind a provider, and what a higher status would need."),
        new("Check providers", "workflow-readiness", "negotiate", Checkout,
            "worldforge negotiate --workflow predict-only --workflow score-only",
            "Which workflows the providers of this host can serve, and what is missing."),
    ];
}
