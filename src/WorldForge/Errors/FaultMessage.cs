using WorldForge.Redaction;

namespace WorldForge;

/// <summary>The one place through which a text becomes the message of an error.</summary>
internal static class FaultMessage
{
    /// <summary>Returns the text in the form that may be logged and shown: without secrets and host paths.</summary>
    public static string Safe(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Redactor.Observable.Redact(message);
    }

    /// <summary>Returns the code, which must not be blank.</summary>
    public static string Code(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return code;
    }
}
