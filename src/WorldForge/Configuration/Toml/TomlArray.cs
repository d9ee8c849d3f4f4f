namespace WorldForge.Configuration.Toml;

/// <summary>A list of values, or the tables of one <c>[[name]]</c>.</summary>
internal sealed record TomlArray : TomlValue
{
    /// <summary>The items in document order.</summary>
    public List<TomlValue> Items { get; } = [];

    /// <summary>Whether <c>[[name]]</c> headers made it, so that another one appends to it.</summary>
    public bool IsTables { get; init; }
}
