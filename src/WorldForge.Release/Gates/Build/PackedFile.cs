namespace WorldForge.Release.Gates.Build;

/// <summary>A file in <c>dist/</c>.</summary>
public sealed record PackedFile
{
    /// <summary>The file name.</summary>
    public required string Name { get; init; }

    /// <summary>Digest of the bytes as they lie in <c>dist/</c>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Digest of the file of that name from the second pack, in another folder; null when that one made no such file.</summary>
    public string? SecondSha256 { get; init; }
}
