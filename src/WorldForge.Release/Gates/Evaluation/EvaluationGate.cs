using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Runs;

namespace WorldForge.Release.Gates.Evaluation;

/// <summary>Every built-in suite passes with the mock, scores enough, and repeats to the bit.</summary>
public sealed class EvaluationGate : Gate<EvaluationFacts>
{
    private const string AverageThreshold = "average_score";

    private static readonly EvaluatedSuite SoundSuite = new()
    {
        Suite = "physics",
        Expected = ["one", "two"],
        Scenarios = [new EvaluatedScenario("one", 0.8, true), new EvaluatedScenario("two", 0.9, true)],
        RepeatedResultDigest = "sha256:b",
        Run = new PreservedRun
        {
            RunId = "20260101T000000Z-00000001",
            Kind = "eval",
            Status = RunStatus.Completed,
            Provider = ReviewWorkspace.Provider,
            Operation = "physics",
            Command = "worldforge eval --suite physics --provider mock",
            Manifest = ".worldforge/runs/20260101T000000Z-00000001/run_manifest.json",
            ManifestSha256 = "sha256:a",
            ManifestBytes = 1,
            InputDigest = "sha256:c",
            ResultDigest = "sha256:b",
        },
    };

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Evaluation",
        Order = 16,
        Task = "Evaluate",
        Command = "./build.sh --target Evaluate",
        TriageStep = "Open the failure gallery of the named run and repeat its command; correct the provider or the suite, never the score.",
        Evidence = [EvaluationFacts.Type],
        Inputs = new GateInputs(["src/WorldForge/**"], ["dotnet"], ["gates.Evaluation.thresholds.average_score"]),
    };

    /// <inheritdoc/>
    protected override GatePolicy SelfTestPolicy { get; } = new()
    {
        Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add(AverageThreshold, 0.7),
    };

    /// <inheritdoc/>
    protected override EvaluationFacts SoundFacts { get; } = new() { Suites = ["physics"], Runs = [SoundSuite] };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, EvaluationFacts Facts)> Faults =>
    [
        ("a scenario that did not pass", Suite(SoundSuite with { Scenarios = [SoundSuite.Scenarios[0], new EvaluatedScenario("two", 0.9, false)] })),
        ("a scenario without a result", Suite(SoundSuite with { Scenarios = [SoundSuite.Scenarios[0]] })),
        ("an average a hair below the threshold", Suite(SoundSuite with { Scenarios = [new EvaluatedScenario("one", 0.7, true), new EvaluatedScenario("two", 0.6999, true)] })),
        ("a suite that was not run", SoundFacts with { Suites = ["physics", "planning"] }),
        ("a suite that was run twice", SoundFacts with { Runs = [SoundSuite, SoundSuite] }),
        ("no suite at all", SoundFacts with { Suites = [], Runs = [] }),
        ("a suite without scenarios", Suite(SoundSuite with { Expected = [], Scenarios = [] })),
        ("a second run with other results", Suite(SoundSuite with { RepeatedResultDigest = "sha256:d" })),
        ("results without a digest", Suite(SoundSuite with { RepeatedResultDigest = null, Run = SoundSuite.Run with { ResultDigest = null } })),
        ("a run that did not come to its end", Suite(SoundSuite with { Run = SoundSuite.Run with { Status = RunStatus.Failed } })),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(EvaluationFacts facts, GatePolicy policy)
    {
        if (facts.Suites.Count == 0)
        {
            yield return new GateFinding { Subject = "suites", Message = "Expected built-in suites; the library brings none." };
        }

        foreach (var suite in facts.Suites)
        {
            var runs = facts.Runs.Where(run => run.Suite == suite).ToList();
            if (runs.Count != 1)
            {
                yield return new GateFinding { Subject = suite, Message = $"Expected one run of the suite; found {runs.Count}." };
            }

            foreach (var finding in runs.SelectMany(run => Findings(run, policy.Threshold(AverageThreshold))))
            {
                yield return finding;
            }
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(EvaluationFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("suites", facts.Runs.Count)
        .Add("scenarios", facts.Runs.Sum(static run => run.Scenarios.Count))
        .Add("passed", facts.Runs.Sum(static run => run.Scenarios.Count(static scenario => scenario.Passed)));

    private static IEnumerable<GateFinding> Findings(EvaluatedSuite suite, double leastAverage)
    {
        if (suite.Run.Status != RunStatus.Completed)
        {
            yield return Finding(suite, suite.Suite, $"Expected a run that is completed; it is {suite.Run.Status}.");
        }

        if (suite.Expected.Count == 0)
        {
            yield return Finding(suite, suite.Suite, "Expected scenarios; the suite has none.");
        }

        foreach (var missing in suite.Expected.Except(suite.Scenarios.Select(static scenario => scenario.Name), StringComparer.Ordinal))
        {
            yield return Finding(suite, $"{suite.Suite}/{missing}", "The scenario has no result.");
        }

        foreach (var scenario in suite.Scenarios.Where(static scenario => !scenario.Passed))
        {
            yield return Finding(suite, $"{suite.Suite}/{scenario.Name}", string.Create(CultureInfo.InvariantCulture, $"The scenario broke its own rule; it scored {scenario.Score:F4}."));
        }

        if (suite.Scenarios.Count > 0 && suite.Scenarios.Average(static scenario => scenario.Score) is var average && average < leastAverage)
        {
            yield return Finding(suite, suite.Suite, string.Create(CultureInfo.InvariantCulture, $"Expected an average score of at least {leastAverage:F4}; it is {average:F4}."));
        }

        if (suite.Run.ResultDigest is null || suite.Run.ResultDigest != suite.RepeatedResultDigest)
        {
            yield return Finding(suite, suite.Suite, $"Expected a second run to give the same results; the digests are {suite.Run.ResultDigest ?? "none"} and {suite.RepeatedResultDigest ?? "none"}.");
        }
    }

    private static GateFinding Finding(EvaluatedSuite suite, string subject, string message) => new() { Subject = subject, Location = suite.Run.Manifest, Message = message };

    private EvaluationFacts Suite(EvaluatedSuite suite) => SoundFacts with { Runs = [suite] };
}
