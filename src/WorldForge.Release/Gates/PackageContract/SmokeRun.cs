namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A program made from the packages that was run.</summary>
public sealed record SmokeRun
{
    /// <summary>What was run, such as <c>worldforge --version</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The exit status; -1 when the program did not start or was ended without one.</summary>
    public required int ExitCode { get; init; }

    /// <summary>What it printed, redacted and trimmed.</summary>
    public required string Output { get; init; }

    /// <summary>What it must print; null when only the exit status counts.</summary>
    public string? Expected { get; init; }
}
