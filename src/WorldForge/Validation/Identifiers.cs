using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WorldForge.Validation;

/// <summary>The two alphabets of ids that come from outside and end up in file names, logs and traces.</summary>
internal static class Identifiers
{
    public const string FileSafeProblem = "must start with a letter or digit and hold only letters, digits, '_', '.' and '-'";

    public const string TraceProblem = "must hold only letters, digits, '_', '.', ':' and '-', and no word for a secret";

    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> _fileSafe = SearchValues.Create(Alphanumeric + "_.-");
    private static readonly SearchValues<char> _traceSafe = SearchValues.Create(Alphanumeric + "_.:-");

    // Compared after the separators are taken out, so that api_key, api-key and apikey are one word.
    private static readonly SearchValues<string> _secretWords = SearchValues.Create(
        ["apikey", "authorization", "bearer", "secret", "signature", "signed", "token", "xamz", "password", "credential", "cookie"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text can be one segment of a path everywhere.</summary>
    public static bool IsFileSafe([NotNullWhen(true)] string? text) =>
        !string.IsNullOrEmpty(text) && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(_fileSafe);

    /// <summary>Whether the text can be an id or label in a trace.</summary>
    public static bool IsTraceSafe([NotNullWhen(true)] string? text) =>
        !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExcept(_traceSafe) && !HasSecretWord(text);

    /// <summary>Whether the text names a kind of secret.</summary>
    public static bool HasSecretWord(string text)
    {
        string letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return letters.AsSpan().ContainsAny(_secretWords);
    }
}
