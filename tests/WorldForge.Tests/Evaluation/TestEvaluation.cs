using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Events;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Evaluation;

/// <summary>Facades, suites and requests with good defaults.</summary>
internal static class TestEvaluation
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static EvaluationRequest Mock { get; } = new() { Providers = ["mock"] };

    /// <summary>A facade with the mock and further mocks of other names.</summary>
    public static Forge Forge(params string[] names)
    {
        Forge forge = TestForge.Create();
        foreach (string name in names)
        {
            forge.RegisterProvider(new MockProvider(new MockProviderOptions { Name = name }));
        }

        return forge;
    }

    public static EvaluationRunner Runner(EvaluationSuite suite, Forge? forge = null) => new(suite, forge ?? Forge(), new ManualTimeProvider(Start));

    public static EvaluationSuite Suite(params EvaluationScenarioEvaluator?[] evaluators) => EvaluationSuite.Custom(
        "Host Suite",
        evaluators.Select(static (evaluator, index) => new EvaluationScenario($"scenario-{index + 1}", "A scenario of the host.", [], evaluator)));

    public static EvaluationScenarioEvaluator Answer(double score, bool passed, JsonObject? metrics = null) =>
        ScenarioEvaluators.FromValue(context => context.Outcome(score, passed, metrics));

    public static async Task<EvaluationReport> ReportAsync(EvaluationSuite suite, params string[] providers)
    {
        var counter = new ProviderEventCounter();
        using Forge forge = TestForge.Create(counter);
        foreach (string provider in providers.Where(static name => name != "mock"))
        {
            forge.RegisterProvider(new MockProvider(new MockProviderOptions { Name = provider }));
        }

        return await Runner(suite, forge).RunReportAsync(
            new EvaluationRequest { Providers = [.. providers], EventCounter = counter, Command = ["worldforge", "eval", "--suite", suite.Id] },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    public static Task<EvaluationReport> ReportAsync(string suite) => ReportAsync(EvaluationSuite.FromBuiltin(suite), "mock");

    public static EvaluationResult Result(string provider, string scenario, double score, bool passed, JsonObject? metrics = null) => new()
    {
        SuiteId = "host-suite",
        Suite = "Host Suite",
        Provider = provider,
        Scenario = scenario,
        Score = score,
        Passed = passed,
        Metrics = metrics ?? JsonObject.Empty,
    };

    public static EvaluationReport Report(params EvaluationResult[] results) =>
        new("host-suite", "Host Suite", "Nothing is claimed.", "score: higher is better.", results);

    /// <summary>A component with only the given answer to predict.</summary>
    public sealed class Predictor(string name, Func<PredictRequest, PredictionPayload> predict) : IPredictor
    {
        public string Name => name;

        public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) => new(predict(request));
    }
}
