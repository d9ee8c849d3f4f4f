using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Format;

/// <summary>What the formatter would change, and which text files break the rules of <c>.editorconfig</c>.</summary>
public sealed record FormatFacts : IEvidenceFacts<FormatFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/format/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<FormatFacts> TypeInfo => FormatJson.Default.FormatFacts;

    /// <summary>The exit status of the formatter: 0 clean, 2 changes needed, anything else broken.</summary>
    public required int ExitCode { get; init; }

    /// <summary>How many C# files the repository has.</summary>
    public required int SourceFiles { get; init; }

    /// <summary>How many text files were checked.</summary>
    public required int TextFiles { get; init; }

    /// <summary>The problems, in order of place.</summary>
    public required IReadOnlyList<FormatProblem> Problems { get; init; }
}
