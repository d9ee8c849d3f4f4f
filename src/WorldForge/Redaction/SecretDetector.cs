using WorldForge.Redaction.Scanning;
using WorldForge.Serialization;

namespace WorldForge.Redaction;

/// <summary>
/// Decides whether a text may leave this machine, and never rewrites it: a bundle leaves out what one of these questions names. They are
/// stricter than redaction, since leaving a file out costs little. A marker that stands for a secret is none.
/// </summary>
public static class SecretDetector
{
    private static readonly WordSet KeyWords = new(
        SetWord.All(
            [
                "api_key", "api-key", "api key", "apikey", "authorization", "password", "passphrase", "passwd", "secret", "signature", "signed_url",
                "signed-url", "signedurl", "credential", "token=", "token\":", "x-amz-", "set-cookie", "private key-----",
            ],
            tag: 1,
            WordPlace.Anywhere));

    /// <summary>Whether the text holds a credential: a value that <see cref="Redactor.Security"/> would mask.</summary>
    public static bool HoldsSecret(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextRedaction.Finds(text, ScanProfile.Security, Findings.Secret);
    }

    /// <summary>
    /// Whether the text holds a credential or speaks of one: also a mere <c>api_key</c>, <c>password</c> or <c>Authorization</c> counts,
    /// wherever it stands.
    /// </summary>
    public static bool MentionsSecret(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KeyWords.IndexIn(text, 0) >= 0 || HoldsSecret(text);
    }

    /// <summary>Whether the text holds a path of some machine, or a path, folder or account of the given one.</summary>
    /// <param name="text">Text to judge.</param>
    /// <param name="roots">The machine that runs now; <see cref="HostRoots.None"/> when only the shape of paths counts.</param>
    public static bool HoldsHostPath(string text, HostRoots roots)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(roots);
        return TextRedaction.Finds(text, ScanProfile.Observable with { Roots = KnownRoots.From(roots) }, Findings.HostPath);
    }

    /// <summary>
    /// Whether a text or key of the value holds an <c>http(s)</c> URL whose query carries a token, signature or key: such a URL is
    /// a credential itself.
    /// </summary>
    public static bool HoldsSignedUrl(JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            JsonText text => HasSignedUrl(text.Value),
            JsonList list => list.Any(HoldsSignedUrl),
            JsonObject nested => nested.Any(static member => HasSignedUrl(member.Key) || HoldsSignedUrl(member.Value)),
            _ => false,
        };
    }

    private static bool HasSignedUrl(ReadOnlySpan<char> text)
    {
        while (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var colon)
        {
            var scheme = text[..colon];
            text = text[(colon + 3)..];
            if (!scheme.EndsWith("http", StringComparison.OrdinalIgnoreCase) && !scheme.EndsWith("https", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var url = text[..UrlText.EndOf(text)];
            if (url.IndexOf('?') is >= 0 and var query && UrlText.IsSigned(url[(query + 1)..]))
            {
                return true;
            }
        }

        return false;
    }
}
