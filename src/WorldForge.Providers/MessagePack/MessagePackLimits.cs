namespace WorldForge.Providers.MessagePack;

/// <summary>What a message may ask of memory and stack, whatever it claims of itself.</summary>
internal sealed record MessagePackLimits
{
    public static MessagePackLimits Default { get; } = new();

    /// <summary>Levels of arrays and maps.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Values altogether; a byte on the wire can cost tens of bytes in memory.</summary>
    public int MaxValues { get; init; } = 1_000_000;

    /// <summary>Bytes of one text.</summary>
    public int MaxTextBytes { get; init; } = 16 * 1024 * 1024;
}
