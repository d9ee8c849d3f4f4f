using System.Globalization;

namespace WorldForge.IO;

/// <summary>
/// Names of the files that atomic writes leave behind only when their process dies: a dot, the final name (cut when long), the
/// process id, a counter of the process and its start time, and an ending of our own.
/// </summary>
internal static class TemporaryName
{
    /// <summary>What every such name ends with.</summary>
    public const string Ending = ".wf-partial";

    private const int LongestKeptName = 80;

    private static readonly long ProcessMark = Environment.TickCount64;
    private static long _counter;

    /// <summary>A name that no other running writer on this machine uses.</summary>
    public static string For(string fileName)
    {
        var kept = fileName.Length <= LongestKeptName ? fileName : fileName[..LongestKeptName];
        kept = char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept;
        return string.Create(
            CultureInfo.InvariantCulture,
            $".{kept}.{Environment.ProcessId:x}-{ProcessMark:x}-{Interlocked.Increment(ref _counter):x}{Ending}");
    }

    public static bool Is(ReadOnlySpan<char> fileName) =>
        fileName.StartsWith('.') && fileName.EndsWith(Ending, StringComparison.Ordinal);
}
