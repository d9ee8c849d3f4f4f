using System.Globalization;

namespace WorldForge.Configuration.Toml;

/// <summary>Where and why a text is not TOML 1.0. It never quotes the document's values.</summary>
public sealed record TomlSyntaxError
{
    /// <summary>The line, counted from 1; lines end at LF.</summary>
    public required int Line { get; init; }

    /// <summary>The column in that line, counted from 1 in Unicode characters.</summary>
    public required int Column { get; init; }

    /// <summary>What the grammar, the rules for tables or the limits asked for there.</summary>
    public required string Expected { get; init; }

    /// <summary>What came instead.</summary>
    public required string Found { get; init; }

    /// <summary>One line that says it all.</summary>
    public string Message =>
        string.Create(CultureInfo.InvariantCulture, $"TOML line {Line}, column {Column}: expected {Expected}, found {Found}.");
}
