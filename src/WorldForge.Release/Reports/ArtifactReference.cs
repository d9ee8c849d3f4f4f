namespace WorldForge.Release.Reports;

/// <summary>A file that evidence points to, with the digest and size of its bytes.</summary>
public sealed record ArtifactReference
{
    /// <summary>Relative to the repository root, or masked when it lies outside.</summary>
    public required string Path { get; init; }

    /// <summary><c>sha256:</c> and 64 hex digits; null when the bytes could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Size; null when the bytes could not be read.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Whether the operator named a file that is not there.</summary>
    public bool Missing => Sha256 is null;

    /// <summary>Whether the file lies inside the repository, so that a report may link to it.</summary>
    public required bool Inside { get; init; }
}
