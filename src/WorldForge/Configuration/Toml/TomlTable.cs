namespace WorldForge.Configuration.Toml;

/// <summary>A table and how it came to be, which decides what may still be added to it.</summary>
internal sealed record TomlTable : TomlValue
{
    private readonly List<KeyValuePair<string, TomlValue>> _items = [];
    private readonly Dictionary<string, TomlValue> _byKey = new(StringComparer.Ordinal);

    /// <summary>How the table came to be.</summary>
    public TomlTableOrigin Origin { get; set; }

    /// <summary>The members in document order.</summary>
    public IReadOnlyList<KeyValuePair<string, TomlValue>> Items => _items;

    /// <summary>The member of a name, or null.</summary>
    public TomlValue? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Adds a member whose name is free.</summary>
    public void Add(string key, TomlValue value)
    {
        _byKey.Add(key, value);
        _items.Add(new(key, value));
    }
}
