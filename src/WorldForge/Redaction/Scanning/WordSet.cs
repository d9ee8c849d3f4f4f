namespace WorldForge.Redaction.Scanning;

/// <summary>
/// Finds the first of several hundred words in a text. Three characters, folded to five bits each, choose a bit: for nearly every
/// position that is all the work, and only where the bit is set are words compared. The library's search over many strings is several
/// times slower for sets of this size.
/// </summary>
internal sealed class WordSet
{
    private const int Mask = 0x7FFF;

    private readonly byte[] _filter = new byte[Mask + 1];
    private readonly string[][] _buckets;
    private readonly StringComparison _comparison;

    /// <param name="words">Words of at least two characters.</param>
    /// <param name="ignoreCase">Whether letters match in either case.</param>
    public WordSet(IEnumerable<string> words, bool ignoreCase)
    {
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var byKey = new Dictionary<int, List<string>>();
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            var start = Key(word[0], word[1], word.Length > 2 ? word[2] : '\0');
            for (var last = 0; last < (word.Length > 2 ? 1 : 32); last++)
            {
                if (!byKey.TryGetValue(start | last, out var bucket))
                {
                    byKey[start | last] = bucket = [];
                }

                bucket.Add(word);
            }
        }

        // Bucket 0 is empty; more keys than a byte can number share buckets, which costs only comparisons.
        var buckets = new List<string>[Math.Min(byKey.Count, 255) + 1];
        var number = 0;
        foreach (var (key, bucket) in byKey.OrderBy(pair => pair.Key))
        {
            var slot = (number++ % 255) + 1;
            _filter[key] = (byte)slot;
            (buckets[slot] ??= []).AddRange(bucket);
        }

        _buckets = [.. buckets.Select(bucket => bucket?.Distinct(StringComparer.Ordinal).ToArray() ?? [])];
    }

    /// <summary>Position of the first word at or after <paramref name="from"/>, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text, int from)
    {
        if (text.Length - from < 2)
        {
            return -1;
        }

        // Locals and a slice let the compiler drop the bounds checks of the one loop that sees every character.
        var filter = _filter;
        var rest = text[from..];
        var key = Key('\0', rest[0], rest[1]);
        for (var i = 2; i < rest.Length; i++)
        {
            key = ((key << 5) | (rest[i] & 31)) & Mask;
            if (filter[key] is not 0 and var slot && Matches(slot, rest[(i - 2)..]))
            {
                return from + i - 2;
            }
        }

        // A word of two characters may stand at the very end.
        key = (key << 5) & Mask;
        return filter[key] is not 0 and var last && Matches(last, text[^2..]) ? text.Length - 2 : -1;
    }

    private static int Key(char a, char b, char c) => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);

    private bool Matches(int slot, ReadOnlySpan<char> text)
    {
        foreach (var word in _buckets[slot])
        {
            if (text.StartsWith(word, _comparison))
            {
                return true;
            }
        }

        return false;
    }
}
