namespace WorldForge.Configuration.Toml;

/// <summary>What made a table. TOML lets each kind be extended in its own way only.</summary>
internal enum TomlTableOrigin
{
    /// <summary>A longer header passed through it: its own header may still come.</summary>
    Implied,

    /// <summary>Its own header, or the document itself: closed once the next header comes.</summary>
    Header,

    /// <summary>A dotted key: only dotted keys of the same section and headers of sub-tables extend it.</summary>
    DottedKey,

    /// <summary>Braces: complete where it stands.</summary>
    Inline,
}
