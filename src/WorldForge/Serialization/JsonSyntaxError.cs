using System.Globalization;

namespace WorldForge.Serialization;

/// <summary>Where and why a text is not the JSON that the strict reader accepts. It never quotes the document's values.</summary>
public sealed record JsonSyntaxError
{
    /// <summary>The line, counted from 1; lines end at LF.</summary>
    public required long Line { get; init; }

    /// <summary>The column in that line, counted from 1 in Unicode characters.</summary>
    public required long Column { get; init; }

    /// <summary>The offset of the offending byte, counted from 0.</summary>
    public required long ByteOffset { get; init; }

    /// <summary>The place in the document: <c>$</c> is the whole, <c>$.steps[3].name</c> a member of an item.</summary>
    public required string Path { get; init; }

    /// <summary>What the grammar or the limits asked for there.</summary>
    public required string Expected { get; init; }

    /// <summary>What came instead.</summary>
    public required string Found { get; init; }

    /// <summary>Whether a limit was passed rather than the grammar broken.</summary>
    public bool IsLimit { get; init; }

    /// <summary>One line that says it all. The path comes last, so that a key never reads as the name of what follows it.</summary>
    public string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"JSON line {Line}, column {Column} (byte {ByteOffset}): expected {Expected}, found {Found}, at {Path}.");
}
