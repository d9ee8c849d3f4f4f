namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>An advisory about a package of the set; whether it affects the locked version is for the gate to decide.</summary>
public sealed record KnownAdvisory
{
    /// <summary>The advisory's id.</summary>
    public required string Id { get; init; }

    /// <summary>The package id, lower case.</summary>
    public required string PackageId { get; init; }

    /// <summary>The affected versions, in NuGet's interval notation.</summary>
    public required string AffectedRange { get; init; }

    /// <summary>The severity word.</summary>
    public required string Severity { get; init; }

    /// <summary>Other ids of the same advisory.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Where to read it.</summary>
    public required string Url { get; init; }

    /// <summary>One line about it, redacted.</summary>
    public required string Summary { get; init; }
}
