using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Format;

/// <summary>The formatter would change nothing, and every text file keeps the text rules.</summary>
public sealed class FormatGate : Gate<FormatFacts>
{
    /// <summary>The formatter's exit status when it would change something.</summary>
    private const int ChangesNeeded = 2;

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Format",
        Order = 3,
        Task = "CheckFormat",
        Command = "./build.sh --target CheckFormat",
        TriageStep = "Run 'dotnet format whitespace . --folder --include build/ src/ tests/', look at the diff and commit it; fix what else is named by hand.",
        Evidence = [FormatFacts.Type],
        Inputs = new GateInputs(["**/*"], ["dotnet", "git"], []),
    };

    /// <inheritdoc/>
    protected override FormatFacts SoundFacts { get; } = new() { ExitCode = 0, SourceFiles = 1, TextFiles = 1, Problems = [] };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, FormatFacts Facts)> Faults =>
    [
        ("a file that the formatter would change", SoundFacts with { ExitCode = ChangesNeeded, Problems = [new FormatProblem("src/A.cs", 1, "whitespace")] }),
        ("a file with CRLF line ends", SoundFacts with { Problems = [new FormatProblem("README.md", 1, "Expected LF line ends.")] }),
        ("changes needed without a named file", SoundFacts with { ExitCode = ChangesNeeded }),
        ("a formatter that broke", SoundFacts with { ExitCode = 1 }),
        ("a formatter that found no source", SoundFacts with { SourceFiles = 0 }),
        ("no text file at all", SoundFacts with { TextFiles = 0 }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(FormatFacts facts, GatePolicy policy)
    {
        foreach (var problem in facts.Problems)
        {
            yield return new GateFinding { Subject = problem.File, Location = problem.Line > 0 ? $"{problem.File}:{problem.Line}" : problem.File, Message = problem.Message };
        }

        if (facts.ExitCode != 0 && facts.Problems.Count == 0)
        {
            yield return new GateFinding { Subject = "dotnet format", Message = $"The formatter ended with exit status {facts.ExitCode} and named no file." };
        }
        else if (facts.ExitCode is not (0 or ChangesNeeded))
        {
            yield return new GateFinding { Subject = "dotnet format", Message = $"The formatter broke with exit status {facts.ExitCode}." };
        }

        if (facts.SourceFiles == 0 || facts.TextFiles == 0)
        {
            yield return new GateFinding { Subject = "files", Message = $"Expected source and text files; found {facts.SourceFiles} and {facts.TextFiles}." };
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(FormatFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("source_files", facts.SourceFiles)
        .Add("text_files", facts.TextFiles);
}
