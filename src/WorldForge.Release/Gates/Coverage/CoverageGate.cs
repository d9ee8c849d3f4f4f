using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Release.Gates.Tests;

namespace WorldForge.Release.Gates.Coverage;

/// <summary>The tests reach the shipped source: in total, and in every file.</summary>
public sealed class CoverageGate : Gate<TestRunFacts>
{
    private const string TotalThreshold = "line_percent";
    private const string FileThreshold = "file_line_percent";

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Coverage",
        Order = 12,
        Task = "Coverage",
        Command = "./build.sh --target Coverage",
        TriageStep = "Add focused tests for the named lines; the threshold stays where it is.",
        Evidence = [TestRunFacts.Type],
        Inputs = new GateInputs(["src/**", "tests/**"], ["dotnet"], ["gates.Coverage.thresholds.line_percent", "gates.Coverage.thresholds.file_line_percent"]),
    };

    /// <inheritdoc/>
    protected override bool OwnsEvidence => false;

    /// <inheritdoc/>
    protected override GatePolicy SelfTestPolicy { get; } = new()
    {
        Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add(TotalThreshold, 90).Add(FileThreshold, 50),
    };

    /// <inheritdoc/>
    protected override TestRunFacts SoundFacts { get; } = new()
    {
        ExitCode = 0,
        Projects = [],
        Failures = [],
        Skipped = [],
        Hung = [],
        Files = [new CoveredFile("src/A/A.cs", 100, 95, "1-5"), new CoveredFile("src/B/B.cs", 10, 6, "7-10")],
        SourceProjects = ["src/A/A.csproj", "src/B/B.csproj"],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, TestRunFacts Facts)> Faults =>
    [
        ("a total below the threshold", SoundFacts with { Files = [new CoveredFile("src/A/A.cs", 100, 80, "1-20"), SoundFacts.Files[1]] }),
        ("a total a hair below the threshold", SoundFacts with { Files = [new CoveredFile("src/A/A.cs", 10_000, 8_999, "1"), new CoveredFile("src/B/B.cs", 1, 1, "")] }),
        ("a file that no test reaches", SoundFacts with { Files = [.. SoundFacts.Files, new CoveredFile("src/A/New.cs", 1, 0, "1")] }),
        ("a file below its own threshold", SoundFacts with { Files = [SoundFacts.Files[0], new CoveredFile("src/B/B.cs", 10, 4, "5-10")] }),
        ("a source project that is missing from the report", SoundFacts with { Files = [SoundFacts.Files[0]] }),
        ("files without a single line", SoundFacts with { Files = [new CoveredFile("src/A/A.cs", 0, 0, ""), new CoveredFile("src/B/B.cs", 0, 0, "")] }),
    ];

    /// <inheritdoc/>
    protected override string? NoAnswer(TestRunFacts facts, GatePolicy policy) =>
        IsWhole(facts) ? null : "The test run did not come to its end, so what it covered says nothing; see the Tests gate.";

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(TestRunFacts facts, GatePolicy policy)
    {
        if (!IsWhole(facts))
        {
            yield break;
        }

        var (total, least) = (policy.Threshold(TotalThreshold), policy.Threshold(FileThreshold));
        var percent = Percent(facts);
        if (percent < total)
        {
            yield return new GateFinding { Subject = "total", Message = $"Line coverage of src is {Text(percent)} %, below {Text(total)} %." };
        }

        foreach (var file in facts.Files.Where(file => 100.0 * file.Covered < least * file.Lines))
        {
            yield return new GateFinding
            {
                Subject = file.Path,
                Location = file.Path,
                Message = $"{file.Covered} of {file.Lines} lines are covered, below {Text(least)} %; missing {file.Missing}.",
            };
        }

        foreach (var project in facts.SourceProjects.Where(project => !facts.Files.Any(file => file.Path.StartsWith(Folder(project), StringComparison.Ordinal))))
        {
            yield return new GateFinding { Subject = project, Location = project, Message = "No file of this project is in the coverage report." };
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(TestRunFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("files", facts.Files.Count)
        .Add("lines", facts.Files.Sum(file => file.Lines))
        .Add("line_percent_at_least", Math.Floor(Percent(facts)));

    private static bool IsWhole(TestRunFacts facts) =>
        facts.Files.Count > 0 && facts.Hung.Count == 0 && facts.Projects.All(project => project.Passed + project.Failed + project.Skipped > 0);

    private static double Percent(TestRunFacts facts)
    {
        var lines = facts.Files.Sum(file => file.Lines);
        return lines == 0 ? 0 : 100.0 * facts.Files.Sum(file => file.Covered) / lines;
    }

    private static string Folder(string project) => project[..(project.LastIndexOf('/') + 1)];

    private static string Text(double percent) => (Math.Floor(percent * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture);
}
