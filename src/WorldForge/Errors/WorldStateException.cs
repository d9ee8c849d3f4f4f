namespace WorldForge;

/// <summary>A world state that was read from disk or came from a provider is malformed; it is never coerced.</summary>
public class WorldStateException : WorldForgeException
{
    /// <summary>Creates the error; the message is redacted with the observable profile before it is stored.</summary>
    /// <param name="code">A stable word for programs, normally <see cref="FaultCodes.StateMalformed"/>.</param>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause, kept as it is.</param>
    public WorldStateException(string code, string message, Exception? inner = null)
        : base(code, message, inner)
    {
    }
}
