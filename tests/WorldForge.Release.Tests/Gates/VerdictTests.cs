using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("p p", false, "passed", 0)]
    [InlineData("p p", true, "passed", 0)]
    [InlineData("p f", false, "failed", 1)]
    [InlineData("f s n", false, "failed", 1)]
    [InlineData("p s", false, "incomplete", 0)]
    [InlineData("p n", false, "incomplete", 0)]
    [InlineData("p s", true, "incomplete", 1)]
    [InlineData("s s", false, "incomplete", 1)]
    [InlineData("n", false, "incomplete", 1)]
    [InlineData("", false, "incomplete", 1)]
    [InlineData("p S", true, "passed", 0)]
    [InlineData("p F", false, "failed", 1)]
    [InlineData("S N", false, "incomplete", 1)]
    public void The_rows_decide(string rows, bool strict, string word, int exitCode)
    {
        var verdict = Verdict.Of([.. rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Row)], strict);

        Assert.Equal((word, exitCode), (verdict.Word, verdict.ExitCode));
        Assert.StartsWith(word, verdict.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_names_what_decided()
    {
        Assert.Equal("failed: gate 1, gate 2", Verdict.Of([Row("f", 1), Row("f", 2), Row("p", 3)], strict: false).Line);
        Assert.Equal("incomplete: no answer from gate 2", Verdict.Of([Row("p", 1), Row("s", 2), Row("S", 3)], strict: false).Line);
    }

    [Fact]
    public void A_part_of_the_gates_does_not_speak_for_all() =>
        Assert.Equal("passed: gate 1, gate 2", Verdict.OfTargets([Row("p", 1), Row("p", 2)], strict: false).Line);

    /// <summary>A row: passed, failed, skipped or not run; in capitals when it is not required.</summary>
    private static GateResult Row(string letter, int number) => new()
    {
        Gate = new SampleGate($"gate {number}", number + 1).Definition,
        Required = char.IsLower(letter[0]),
        Judgement = new GateJudgement
        {
            Status = letter.ToUpperInvariant() switch { "P" => GateStatus.Passed, "F" => GateStatus.Failed, "S" => GateStatus.Skipped, _ => GateStatus.NotRun },
        },
    };
}
