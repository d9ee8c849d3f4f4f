namespace WorldForge.Providers.Zmtp;

/// <summary>Limits of a connection. Time limits are the caller's.</summary>
internal sealed record ZmtpOptions
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Most bytes of the body of a reply; a longer one is refused before memory is taken for it.</summary>
    public int MaxBodyBytes { get; init; } = 64 * Mebibyte;

    /// <summary>Most bytes of a command, such as the peer's properties.</summary>
    public int MaxCommandBytes { get; init; } = 64 * 1024;

    /// <summary>Most commands between a request and its reply; more is a flood.</summary>
    public int MaxCommands { get; init; } = 256;
}
