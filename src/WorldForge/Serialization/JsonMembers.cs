namespace WorldForge.Serialization;

/// <summary>The members of one object, with a hash index that is built when a larger object is first asked.</summary>
internal sealed class JsonMembers
{
    private const int LargestScanned = 8;

    private Dictionary<string, int>? _index;

    public JsonMembers(KeyValuePair<string, JsonValue>[] items, Dictionary<string, int>? index = null)
    {
        Items = items;
        _index = index;
        foreach ((string _, JsonValue value) in items)
        {
            Depth = Math.Max(Depth, value.Depth);
        }
    }

    public KeyValuePair<string, JsonValue>[] Items { get; }

    /// <summary>The depth of the deepest value.</summary>
    public int Depth { get; }

    public int IndexOf(string key)
    {
        if (Items.Length > LargestScanned)
        {
            // Two threads may build it at once; both build the same, and either may stay.
            return (_index ??= BuildIndex()).GetValueOrDefault(key, -1);
        }

        for (int at = 0; at < Items.Length; at++)
        {
            if (string.Equals(Items[at].Key, key, StringComparison.Ordinal))
            {
                return at;
            }
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Items.Length, StringComparer.Ordinal);
        for (int at = 0; at < Items.Length; at++)
        {
            index.Add(Items[at].Key, at);
        }

        return index;
    }
}
