namespace WorldForge.Providers.Zmtp;

/// <summary>The head of a frame: what it is and how long its body is.</summary>
/// <param name="Flags">Bit 0: more frames follow; bit 1: the length has 8 bytes; bit 2: a command.</param>
/// <param name="Length">Bytes of the body.</param>
internal readonly record struct ZmtpFrame(byte Flags, ulong Length)
{
    public const byte More = 1;
    public const byte Long = 2;
    public const byte Command = 4;
    public const byte Reserved = 0xF8;

    public bool IsCommand => (Flags & Command) != 0;

    public bool HasMore => (Flags & More) != 0;
}
