namespace WorldForge.Redaction;

/// <summary>The last part of captured output, safe to show.</summary>
public static class OutputTail
{
    /// <summary>Redacts the whole text, trims it, then keeps its end: cutting first could slice a credential past recognition.</summary>
    /// <param name="text">Captured output.</param>
    /// <param name="redactor">Rules to apply.</param>
    /// <param name="maxChars">Most UTF-16 units to keep, at least 1; a surrogate pair is never split.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxChars"/> is not positive.</exception>
    public static string Of(string text, Redactor redactor, int maxChars)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxChars);

        var whole = redactor.Redact(text).Trim();
        if (whole.Length <= maxChars)
        {
            return whole;
        }

        var start = whole.Length - maxChars;
        if (char.IsLowSurrogate(whole[start]) && char.IsHighSurrogate(whole[start - 1]))
        {
            start++;
        }

        return whole[start..];
    }
}
