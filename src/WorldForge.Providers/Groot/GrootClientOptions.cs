using WorldForge.Providers.Zmtp;
using WorldForge.Validation;

namespace WorldForge.Providers.Groot;

/// <summary>What a <see cref="GrootPolicyClient"/> is made of.</summary>
public sealed record GrootClientOptions
{
    /// <summary>The port of a server that was not told another one.</summary>
    public const int DefaultPort = 5555;

    /// <summary>The limit of one request when no other is given, in milliseconds.</summary>
    public const int DefaultTimeoutMs = 15_000;

    private const int LargestPort = 65_535;
    private const int DefaultMaxBytes = 64 * 1024 * 1024;

    /// <summary>Host name or address of the server, without scheme and port.</summary>
    public required string Host { get; init => field = Check.Text(value, "host"); }

    /// <summary>Port of the server.</summary>
    /// <value>1 to 65535; default 5555.</value>
    /// <exception cref="WorldForgeException">Out of range.</exception>
    public int Port { get; init => field = value is >= 1 and <= LargestPort ? value : throw Check.Invalid("port", "must be an integer from 1 to 65535"); } = DefaultPort;

    /// <summary>Limit of one request: connecting, sending and waiting together.</summary>
    /// <value>Positive; default 15 s.</value>
    /// <exception cref="WorldForgeException">Not positive.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue ? value : throw Check.Invalid("timeout_ms", "must be a positive integer");
    } = TimeSpan.FromMilliseconds(DefaultTimeoutMs);

    /// <summary>Sent with every request; never shown.</summary>
    /// <value>Default: none.</value>
    public Secret ApiToken { get; init; }

    /// <summary>Most bytes of a reply.</summary>
    /// <value>Positive; default 64 MiB.</value>
    /// <exception cref="WorldForgeException">Not positive.</exception>
    public int MaxReplyBytes { get; init => field = Check.PositiveInt(value, "max_reply_bytes"); } = DefaultMaxBytes;

    /// <summary>Most bytes of one array in a reply.</summary>
    /// <value>Positive; default 64 MiB.</value>
    /// <exception cref="WorldForgeException">Not positive.</exception>
    public int MaxArrayBytes { get; init => field = Check.PositiveInt(value, "max_array_bytes"); } = DefaultMaxBytes;

    /// <summary>The clock of time limits.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal ZmtpOptions Wire => new() { MaxBodyBytes = MaxReplyBytes };
}
