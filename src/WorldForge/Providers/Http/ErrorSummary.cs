using System.Text;
using WorldForge.Redaction;

namespace WorldForge.Providers.Http;

/// <summary>A short, redacted account of an error body. Redaction sees the text before it is cut to length.</summary>
internal static class ErrorSummary
{
    public const int MaxBytes = 512;
    public const int MaxCharacters = 200;
    private const string Empty = "empty response body";
    private const string Unreadable = "unreadable response body";
    private const string Ellipsis = "...";
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Reads at most the first bytes of a body, for at most two seconds and no longer than <paramref name="attempt"/>, the attempt's own
    /// token, allows. Fails only when <paramref name="caller"/> is cancelled.
    /// </summary>
    public static async Task<string> ReadAsync(
        HttpResponseMessage response, OperationNames names, TimeProvider time, CancellationToken attempt, CancellationToken caller)
    {
        using var limit = new CancellationTokenSource(ReadLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, attempt);
        byte[] bytes = new byte[MaxBytes + 1];
        try
        {
            var body = await BoundedBody.OpenAsync(response, allowGzip: true, names, either.Token).ConfigureAwait(false);
            await using var _ = body.ConfigureAwait(false);
            int read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, either.Token).ConfigureAwait(false);
            return Of(Encoding.UTF8.GetString(bytes, 0, Math.Min(read, MaxBytes)), isCut: read > MaxBytes);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or InvalidDataException
            or HttpRequestException or ProviderException)
        {
            caller.ThrowIfCancellationRequested();
            return Unreadable;
        }
    }

    /// <summary>Redacts, puts on one line, and cuts to length.</summary>
    /// <param name="text">The text, or its beginning.</param>
    /// <param name="isCut">
    /// Whether the text goes on. Its last word may then be half a secret and is left out, and an open quotation is closed, so that the
    /// redactor sees its end.
    /// </param>
    public static string Of(string text, bool isCut)
    {
        string whole = isCut ? WithoutLastWord(text) : text;
        if (string.IsNullOrWhiteSpace(whole))
        {
            return isCut ? Unreadable : Empty;
        }

        string line = string.Concat(Redactor.Observable.Redact(whole).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > 0 ? Shorten(line) : Empty;
    }

    // The text is redacted by now; a surrogate pair stays whole.
    private static string Shorten(string line)
    {
        if (line.Length <= MaxCharacters)
        {
            return line;
        }

        int end = MaxCharacters - Ellipsis.Length;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + Ellipsis;
    }

    private static string WithoutLastWord(string text)
    {
        int end = text.Length;
        while (end > 0 && !char.IsWhiteSpace(text[end - 1]) && text[end - 1] is not ('"' or ',' or '{' or '}' or '[' or ']' or '<' or '>'))
        {
            end--;
        }

        bool isOpen = false;
        for (int i = 0; i < end; i++)
        {
            isOpen ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
        }

        return text[..end] + (isOpen ? "\"" : "");
    }
}
