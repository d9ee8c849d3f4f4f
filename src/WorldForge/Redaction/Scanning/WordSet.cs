namespace WorldForge.Redaction.Scanning;

/// <summary>
/// Finds the words of a set in a text. Three characters, folded to five bits each, choose an entry of a table: for nearly every
/// position that is all the work, and only where the entry is set are words compared. The library's search over many strings is several
/// times slower for sets of this size.
/// </summary>
internal sealed class WordSet
{
    private const int Mask = 0x7FFF;

    // The filter stays small enough for the nearest cache; the slots are read only where it is set.
    private readonly byte[] _filter = new byte[Mask + 1];
    private readonly ushort[] _slots = new ushort[Mask + 1];
    private readonly SetWord[][] _buckets;

    /// <param name="words">Words of at least two characters.</param>
    public WordSet(IEnumerable<SetWord> words)
    {
        var byKey = new Dictionary<int, List<SetWord>>();
        foreach (var word in words.Distinct())
        {
            var text = word.Text;
            var start = Key(text[0], text[1], text.Length > 2 ? text[2] : '\0');
            for (var last = 0; last < (text.Length > 2 ? 1 : 32); last++)
            {
                if (!byKey.TryGetValue(start | last, out var bucket))
                {
                    byKey[start | last] = bucket = [];
                }

                bucket.Add(word);
            }
        }

        var buckets = new List<SetWord[]>(byKey.Count);
        foreach (var (key, bucket) in byKey.OrderBy(pair => pair.Key))
        {
            _filter[key] = 1;
            _slots[key] = (ushort)buckets.Count;
            buckets.Add([.. bucket]);
        }

        _buckets = [.. buckets];
    }

    /// <summary>Position of the first word at or after <paramref name="from"/>, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text, int from)
    {
        var tags = 0;
        var at = from;
        return Next(text, ref at, ref tags, ~0) ? at : -1;
    }

    /// <summary>All tags that words of the text have.</summary>
    public int TagsIn(ReadOnlySpan<char> text, int enough)
    {
        var tags = 0;
        var at = 0;
        while ((tags & enough) == 0 && Next(text, ref at, ref tags, ~tags))
        {
            at++;
        }

        return tags;
    }

    /// <summary>First positions of words tagged 1 and of words tagged 2, in one pass; -1 where there is none.</summary>
    public void First(ReadOnlySpan<char> text, out int one, out int two)
    {
        one = two = -1;
        var tags = 0;
        var at = 0;
        while (tags != 3 && Next(text, ref at, ref tags, ~tags))
        {
            one = one < 0 && (tags & 1) != 0 ? at : one;
            two = two < 0 && (tags & 2) != 0 ? at : two;
        }
    }

    /// <summary>Moves to the next word that has one of the wanted tags, and adds the tags of all words there.</summary>
    private bool Next(ReadOnlySpan<char> text, ref int at, ref int tags, int wanted)
    {
        if (text.Length - at < 2)
        {
            return false;
        }

        // Locals and a slice let the compiler drop the bounds checks of the one loop that sees every character.
        var filter = _filter;
        var rest = text[at..];
        var key = Key('\0', rest[0], rest[1]);
        for (var i = 2; i < rest.Length; i++)
        {
            key = ((key << 5) | (rest[i] & 31)) & Mask;
            if (filter[key] != 0 && Matches(key, text, at + i - 2, wanted, ref tags))
            {
                at += i - 2;
                return true;
            }
        }

        // A word of two characters may stand at the very end.
        key = (key << 5) & Mask;
        if (filter[key] != 0 && Matches(key, text, text.Length - 2, wanted, ref tags))
        {
            at = text.Length - 2;
            return true;
        }

        return false;
    }

    private static int Key(char a, char b, char c) => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);

    private bool Matches(int key, ReadOnlySpan<char> text, int at, int wanted, ref int tags)
    {
        var found = 0;
        foreach (var word in _buckets[_slots[key]])
        {
            found |= (word.Tag & wanted) != 0 && word.IsAt(text, at) ? word.Tag : 0;
        }

        tags |= found;
        return found != 0;
    }
}
