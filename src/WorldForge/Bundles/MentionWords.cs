using WorldForge.Redaction.Scanning;

namespace WorldForge.Bundles;

/// <summary>
/// Words that speak of a secret without being one. A text file that has any of them stays at home; in JSON it depends on what stands
/// under them. One pass over a text finds these and the words that make a key sensitive.
/// </summary>
internal static class MentionWords
{
    private const int Mention = 1;
    private const int KeyName = 2;

    private static readonly WordSet Words = new(
    [
        .. SetWord.All(
            [
                "api_key", "api-key", "api key", "apikey", "authorization", "password", "passphrase", "passwd", "secret", "signature", "signed_url",
                "signed-url", "signedurl", "token=", "x-amz-", "x-goog-", "set-cookie", "private key-----", "_api_token", "api_token", "auth_token",
                "access_token", "hf_token", "bearer_token", "session_token", "access_key",
            ],
            Mention,
            WordPlace.Anywhere),
        .. SensitiveWords.Names.Select(static word => word with { Tag = KeyName }),
    ]);

    private static readonly WordSet TokenKeys = new(SetWord.All(["token\":", "tokens\":"], Mention, WordPlace.Anywhere));

    /// <summary>Looks for both kinds at once.</summary>
    public static (bool Mentions, bool NamesKey) In(ReadOnlySpan<char> text)
    {
        Words.First(text, out int mention, out int key);
        return (mention >= 0, key >= 0);
    }

    /// <summary>Whether the text speaks of a secret.</summary>
    public static bool Mentions(ReadOnlySpan<char> text) => In(text).Mentions;

    /// <summary>Whether the raw text of a log has a member that is a token, whatever its value.</summary>
    public static bool HasTokenKey(ReadOnlySpan<char> text) => TokenKeys.IndexIn(text, 0) >= 0;
}
