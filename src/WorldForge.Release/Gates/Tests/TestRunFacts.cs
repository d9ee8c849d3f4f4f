using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Tests;

/// <summary>One run of every test project, with what it covered. Two gates judge it: whether the tests pass, and whether they reach the source.</summary>
public sealed record TestRunFacts : IEvidenceFacts<TestRunFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/test-run/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<TestRunFacts> TypeInfo => TestRunJson.Default.TestRunFacts;

    /// <summary>The exit status of the test runner.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Every test project of the repository, in ordinal order.</summary>
    public required IReadOnlyList<TestProjectResult> Projects { get; init; }

    /// <summary>The tests that failed, in ordinal order of their names.</summary>
    public required IReadOnlyList<FailedTest> Failures { get; init; }

    /// <summary>The tests that were skipped, each with its reason.</summary>
    public required IReadOnlyList<SkippedTest> Skipped { get; init; }

    /// <summary>The tests that were running when the runner gave up waiting.</summary>
    public required IReadOnlyList<string> Hung { get; init; }

    /// <summary>The covered source files, in ordinal order; empty when nothing was measured.</summary>
    public required IReadOnlyList<CoveredFile> Files { get; init; }

    /// <summary>The source projects that have code, relative to the repository root.</summary>
    public required IReadOnlyList<string> SourceProjects { get; init; }
}
