using System.Collections.Immutable;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Coverage;
using WorldForge.Release.Gates.Tests;

namespace WorldForge.Release.Tests.Gates.Coverage;

public sealed class CoverageGateTests
{
    private static readonly TestRunFacts Whole = new()
    {
        ExitCode = 0,
        Projects = [new TestProjectResult("tests/A.Tests/A.Tests.csproj", 3, 0, 0)],
        Failures = [],
        Skipped = [],
        Hung = [],
        Files = [new CoveredFile("src/A/A.cs", 10, 10, "")],
        SourceProjects = ["src/A/A.csproj"],
    };

    [Fact]
    public void A_failing_test_does_not_make_the_coverage_red() =>
        Assert.Equal(GateStatus.Passed, Judge(Whole with { ExitCode = 1, Projects = [new TestProjectResult("tests/A.Tests/A.Tests.csproj", 2, 1, 0)] }).Status);

    [Fact]
    public void A_run_that_did_not_come_to_its_end_gives_no_answer_and_is_no_pass()
    {
        TestRunFacts[] cut =
        [
            Whole with { Files = [] },
            Whole with { Hung = ["A.Waits"], Files = [new CoveredFile("src/A/A.cs", 10, 1, "2-10")] },
            Whole with { Projects = [new TestProjectResult("tests/A.Tests/A.Tests.csproj", 0, 0, 0)], Files = [new CoveredFile("src/A/A.cs", 10, 1, "2-10")] },
        ];

        Assert.All(cut, facts =>
        {
            var judgement = Judge(facts);
            Assert.Equal(GateStatus.Skipped, judgement.Status);
            Assert.Empty(judgement.Findings);
            Assert.Contains("Tests gate", judgement.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_missing_lines_are_named()
    {
        var finding = Judge(Whole with { Files = [new CoveredFile("src/A/A.cs", 10, 2, "3-10")] }).Findings[0];

        Assert.Equal("src/A/A.cs", finding.Subject);
        Assert.Contains("missing 3-10", finding.Message, StringComparison.Ordinal);
    }

    private static GateJudgement Judge(TestRunFacts facts) => new CoverageGate().Judge(
        new EvidenceBundle([TestServices.Item(TestRunFacts.Type, facts)]),
        new GatePolicy { Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add("line_percent", 90).Add("file_line_percent", 40) });
}
