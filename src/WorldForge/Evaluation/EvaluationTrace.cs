using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Evaluation;

/// <summary>Builds the workflow trace of an evaluation: a root, a step for each provider, a step for each of its scenarios.</summary>
internal sealed class EvaluationTrace(EvaluationSuite suite, ImmutableArray<string> providers, TimeProvider time)
{
    private const string Root = "evaluation";

    private readonly long _started = time.GetTimestamp();
    private readonly List<TimedResult> _items = [];

    public void Add(TimedResult item) => _items.Add(item);

    public WorkflowTrace Build()
    {
        var steps = new List<WorkflowTraceStep>(1 + providers.Length + _items.Count)
        {
            new()
            {
                StepId = Root,
                Operation = "evaluate-suite",
                Status = StatusOf(_items),
                DurationMs = Milliseconds(time.GetElapsedTime(_started)),
            },
        };
        foreach (IGrouping<int, TimedResult> provider in _items.GroupBy(static item => item.Provider))
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"provider-{provider.Key + 1}");
            steps.Add(new WorkflowTraceStep
            {
                StepId = id,
                ParentId = Root,
                Operation = "evaluate-provider",
                Provider = providers[provider.Key],
                Status = StatusOf(provider),
                DurationMs = Milliseconds(provider.Aggregate(TimeSpan.Zero, static (sum, item) => sum + item.Duration)),
            });
            steps.AddRange(provider.Select(item => Scenario(id, item)));
        }

        return new WorkflowTrace(
            $"{Root}:{suite.Id}",
            $"Evaluation of {suite.Name}",
            steps,
            JsonObject.Create(
                ("suite_id", suite.Id),
                ("suite_version", suite.Version),
                ("provider_count", providers.Length),
                ("scenario_count", suite.Scenarios.Length)));
    }

    private WorkflowTraceStep Scenario(string parent, TimedResult item)
    {
        EvaluationScenario scenario = suite.Scenarios[item.Scenario];
        return new WorkflowTraceStep
        {
            StepId = string.Create(CultureInfo.InvariantCulture, $"{parent}-scenario-{item.Scenario + 1}"),
            ParentId = parent,
            Operation = scenario.Name,
            Provider = item.Result.Provider,
            Capability = scenario.RequiredCapabilities.IsEmpty ? null : scenario.RequiredCapabilities[0].ToWireName(),
            Status = StatusOf([item]),
            DurationMs = Milliseconds(item.Duration),
            ErrorSummary = item.Result.Passed
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"Scenario {scenario.Name} scored {item.Result.Score:F4} and broke its pass rule."),
        };
    }

    private static TraceStatus StatusOf(IEnumerable<TimedResult> items) =>
        items.All(static item => item.Result.Passed) ? TraceStatus.Success : TraceStatus.Failed;

    // Microseconds are all that a clock can be trusted with.
    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);
}
