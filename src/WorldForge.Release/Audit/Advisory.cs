namespace WorldForge.Release.Audit;

/// <summary>One advisory about one package.</summary>
public sealed record Advisory
{
    /// <summary>The advisory's id, such as <c>GHSA-xxxx-xxxx-xxxx</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The package id, lower case.</summary>
    public required string PackageId { get; init; }

    /// <summary>The affected versions, in NuGet's interval notation.</summary>
    public required string AffectedRange { get; init; }

    /// <summary>The severity word: <c>low</c>, <c>moderate</c>, <c>high</c>, <c>critical</c> or <c>unknown</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Other ids of the same advisory.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where to read it.</summary>
    public string Url { get; init; } = "";

    /// <summary>One line about it; empty when the source gives none.</summary>
    public string Summary { get; init; } = "";
}
