namespace WorldForge.Configuration.Toml;

/// <summary>A value of a TOML document.</summary>
internal abstract record TomlValue;
