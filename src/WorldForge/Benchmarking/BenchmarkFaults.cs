using System.Net.Sockets;
using WorldForge.Redaction;

namespace WorldForge.Benchmarking;

/// <summary>Tells a failed call, which is a sample, from a bug, which is not.</summary>
internal static class BenchmarkFaults
{
    private const int LongestText = 500;

    /// <summary>
    /// Whether the exception becomes an error sample. The facade wraps what a provider throws untyped; when that was the mark of a
    /// programming error it is a bug all the same.
    /// </summary>
    public static bool IsSample(Exception exception) =>
        Bug(exception) is null && exception is ProviderException or WorldForgeException or TimeoutException;

    /// <summary>The programming error inside a wrapped failure, or null.</summary>
    public static Exception? Bug(Exception exception) =>
        exception is ProviderException { Code: FaultCodes.ProviderFailed, InnerException: { } inner } && IsProgrammingError(inner) ? inner : null;

    /// <summary>The text of an error sample.</summary>
    public static string Text(Exception exception)
    {
        string text = Redactor.Security.Redact(exception.Message).Trim();
        text = text.Length == 0 ? exception.GetType().Name : text;
        int length = Math.Min(text.Length, LongestText);
        return length < text.Length && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static bool IsProgrammingError(Exception exception) => exception switch
    {
        SocketException or TimeoutException => false,
        NullReferenceException or IndexOutOfRangeException or InvalidCastException or ArithmeticException or KeyNotFoundException => true,
        ArgumentException or InvalidOperationException or NotImplementedException or NotSupportedException or FormatException => true,
        _ => false,
    };
}
