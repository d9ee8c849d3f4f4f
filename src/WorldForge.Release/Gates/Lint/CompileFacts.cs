using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Lint;

/// <summary>What the compiler and the analyzers said of the whole solution, compiled afresh.</summary>
public sealed record CompileFacts : IEvidenceFacts<CompileFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/compile/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<CompileFacts> TypeInfo => CompileJson.Default.CompileFacts;

    /// <summary>Whether the compilation ended with exit status 0, so that what builds on it can run.</summary>
    public required bool Compiled { get; init; }

    /// <summary>The exit status.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Errors and warnings, in order of place.</summary>
    public required IReadOnlyList<CompileDiagnostic> Diagnostics { get; init; }

    /// <summary>Every project, and whether this compilation wrote its assembly.</summary>
    public required IReadOnlyList<CompiledProject> Projects { get; init; }
}
