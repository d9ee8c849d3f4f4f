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
        new("Check providers", "host-diagnosis", "doctor", Checkout,
            "worldforge doctor --registered-only",
            "Every provider that can be called now, with health, lifecycle and value-free configuration."),
        new("Check providers", "operator-preflight", "provider info", Checkout,
            "worldforge provider info mock --format json",
            "Everything about one provider before it is used."),
        new("Check providers", "provider-contract", "provider contract", Checkout,
            "worldforge provider contract mock",
            "Runs the contract of the adapter and prints evidence that is safe to attach."),
        new("Check providers", "workflow-readiness", "negotiate", Checkout,
            "worldforge negotiate --workflow predict-only --workflow score-only",
            "Which workflows the providers of this host can serve, and what is missing."),
    ];
}
