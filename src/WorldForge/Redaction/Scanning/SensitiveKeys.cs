using System.Buffers;
using System.Collections.Frozen;

namespace WorldForge.Redaction.Scanning;

/// <summary>How much a key says about its value.</summary>
internal enum KeyClass
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The value goes when it looks random; hex digests and ids stay.</summary>
    Weak,

    /// <summary>A word such as <c>key</c> or <c>code</c>: the value goes when it looks random, and in queries.</summary>
    Parameter,

    /// <summary>The key names a service that issues credentials: any random value goes, hex and UUID too.</summary>
    Vendor,

    /// <summary>The value goes unless it is a plain number, a status or another harmless word.</summary>
    Medium,

    /// <summary>The value goes.</summary>
    Strong,

    /// <summary>The value goes; after a colon it is a header that runs to the end of the line.</summary>
    Header,
}

/// <summary>Decides by its words whether a key is sensitive.</summary>
internal static class SensitiveKeys
{
    private const int LongestKey = 128;

    /// <summary>Every word that can make a key sensitive: a line without any of them has no assignment to look at.</summary>
    public static readonly WordSet Words = new(SensitiveWords.Names);

    private static readonly SearchValues<string> DigestWords = SearchValues.Create(
        ["cache", "digest", "hash", "commit", "sha", "checksum", "public", "etag", "primary", "foreign", "partition", "content", "revision", "tree", "object", "idempotency"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly WordSet Parts = new(
    [
        .. SetWord.All(SensitiveWords.Headers, Tag(KeyClass.Header), WordPlace.Exact),
        .. SetWord.All(SensitiveWords.Strong, Tag(KeyClass.Strong), WordPlace.Exact),
        .. SetWord.All(SensitiveWords.Vendors, Tag(KeyClass.Vendor), WordPlace.Exact),
    ]);

    private static readonly FrozenDictionary<string, KeyClass> Components =
        SensitiveWords.Components.SelectMany(item => item.Words.Select(word => (Word: word, item.Class))).ToFrozenDictionary(item => item.Word, item => item.Class, StringComparer.Ordinal);

    private static readonly int LongestComponent = Components.Keys.Max(word => word.Length);

    /// <summary>Classifies one key, in any of the usual spellings: <c>api_key</c>, <c>ApiKey</c>, <c>X-Api-Key</c>, <c>api key</c>.</summary>
    public static KeyClass Classify(ReadOnlySpan<char> key)
    {
        if (key.Length > LongestKey)
        {
            key = key[^LongestKey..];
        }

        Span<char> compact = stackalloc char[LongestKey];
        var length = 0;
        foreach (var c in key)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                compact[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
            else if (c > 127 && char.IsLetter(c))
            {
                compact[length++] = char.ToLowerInvariant(c);
            }
        }

        if (length < 2)
        {
            return KeyClass.None;
        }

        var tags = Parts.TagsIn(compact[..length], enough: Tag(KeyClass.Header));
        if (tags >= Tag(KeyClass.Strong))
        {
            return tags >= Tag(KeyClass.Header) ? KeyClass.Header : KeyClass.Strong;
        }

        var parts = ByComponents(key);
        return tags != 0 && parts < KeyClass.Vendor ? KeyClass.Vendor : parts;
    }

    /// <summary>Whether a key says that its value is a digest or another public id.</summary>
    public static bool NamesDigest(ReadOnlySpan<char> key) => key.ContainsAny(DigestWords);

    private static int Tag(KeyClass keyClass) => 1 << (int)keyClass;

    /// <summary>The strongest of the key's components.</summary>
    private static KeyClass ByComponents(ReadOnlySpan<char> key)
    {
        var components = Components.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestComponent];
        var result = KeyClass.None;
        var start = 0;
        while (start < key.Length)
        {
            if (!char.IsAsciiLetterOrDigit(key[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < key.Length && char.IsAsciiLetterOrDigit(key[end]) && !Humps.IsHump(key, end))
            {
                end++;
            }

            var length = end - start;
            if (length >= 2 && length <= lower.Length)
            {
                for (var i = 0; i < length; i++)
                {
                    lower[i] = char.IsAsciiLetterUpper(key[start + i]) ? (char)(key[start + i] | 0x20) : key[start + i];
                }

                if (components.TryGetValue(lower[..length], out var found) && found > result)
                {
                    result = found;
                }
            }

            start = end;
        }

        return result;
    }
}
