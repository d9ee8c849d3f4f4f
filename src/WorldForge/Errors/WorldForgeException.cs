namespace WorldForge;

/// <summary>
/// The caller's input is invalid: a blank name, a number out of range, malformed JSON, an unsafe manifest. Nothing
/// was sent to a provider when this is thrown.
/// </summary>
public class WorldForgeException : Exception, IWorldForgeFault
{
    /// <summary>Creates the error; the message is redacted with the observable profile before it is stored.</summary>
    /// <param name="code">A stable word for programs, normally one of <see cref="FaultCodes"/>; not blank.</param>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause, kept as it is: a sink must not print it without redaction.</param>
    public WorldForgeException(string code, string message, Exception? inner = null)
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
}
