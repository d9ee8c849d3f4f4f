namespace WorldForge;

/// <summary>
/// A provider failed: it is not registered, lacks a capability or a credential, its transport broke, its upstream
/// refused, or its answer was malformed. Not a <see cref="WorldForgeException"/>: the caller's input was fine.
/// </summary>
public class ProviderException : Exception, IWorldForgeFault
{
    /// <summary>Creates the error; the message is redacted with the observable profile before it is stored.</summary>
    /// <param name="code">A stable word for programs, normally one of <see cref="FaultCodes"/>; not blank.</param>
    /// <param name="message">What failed and why, without payloads.</param>
    /// <param name="inner">The cause, kept as it is: a sink must not print it without redaction.</param>
    public ProviderException(string code, string message, Exception? inner = null)
        : base(FaultMessage.Safe(message), inner) => Code = FaultMessage.Code(code);

    /// <inheritdoc />
    public string Code { get; }

    /// <inheritdoc />
    public string? Provider { get; init; }

    /// <inheritdoc />
    public string? Operation { get; init; }

    /// <inheritdoc />
    public int? Attempt { get; init; }

    /// <inheritdoc />
    public int? StatusCode { get; init; }

    /// <summary>Whether the same call may succeed later; false unless the thrower knows better.</summary>
    public bool IsRetryable { get; init; }
}
