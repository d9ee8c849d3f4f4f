using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Release.Audit;
using WorldForge.Release.Repository;

namespace WorldForge.Release;

/// <summary>The repository under review and the seams through which the toolchain touches the world.</summary>
public sealed record ReleaseServices
{
    /// <summary>How many characters of a process's output evidence keeps.</summary>
    public const int TailLength = 4_000;

    /// <summary>Absolute, link-free path of the repository root.</summary>
    public required string Root { get; init; }

    /// <summary>Runs processes.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>Wall clock and monotonic clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Removes secrets and host paths; knows the actual repository root, home and temporary folder.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>Where advisories come from.</summary>
    public required IVulnerabilitySource Vulnerabilities { get; init; }

    /// <summary>The environment, read once where the program is composed.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The <c>dotnet</c> program.</summary>
    public string DotnetPath { get; init; } = "dotnet";

    /// <summary>The compiler server of this run.</summary>
    public CompilerServer Compiler => new(Processes, DotnetPath, Root);

    /// <summary>A folder for scratch files, outside the repository; collectors make their own sub-folder and remove it.</summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>A folder with a pinned advisory database, or null when there is none.</summary>
    public string? AdvisoryDatabase { get; init; }
}
