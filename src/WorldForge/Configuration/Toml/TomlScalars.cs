namespace WorldForge.Configuration.Toml;

/// <summary>A string of any of the four forms, unescaped.</summary>
internal sealed record TomlString(string Value) : TomlValue;

/// <summary>A 64-bit integer of any base.</summary>
internal sealed record TomlInteger(long Value) : TomlValue;

/// <summary>A double; may be infinite or NaN.</summary>
internal sealed record TomlFloat(double Value) : TomlValue;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record TomlBoolean(bool Value) : TomlValue;

/// <summary>A date, a time or both, checked against the calendar and kept as RFC 3339 writes it.</summary>
internal sealed record TomlMoment(TomlMomentKind Kind, string Text) : TomlValue;
