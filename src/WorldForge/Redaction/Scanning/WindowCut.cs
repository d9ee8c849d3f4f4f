using System.Buffers;

namespace WorldForge.Redaction.Scanning;

/// <summary>Where a line that is longer than a window may be cut without parting a secret from the word that names it.</summary>
internal static class WindowCut
{
    /// <summary>How far before the end of the window a cut lies, so that what stands at the cut is wholly seen by the next window.</summary>
    private const int Reserve = 16_384;

    private static readonly SearchValues<char> Cuts = SearchValues.Create(" \t,;&|<>(){}[]");

    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \t,;&|<>(){}[]\"'");

    /// <summary>Length to work off now, or 0 when the second half of the window has no place for a cut.</summary>
    public static int Find(ReadOnlySpan<char> window)
    {
        var limit = window.Length - Reserve;
        while (limit > Reserve)
        {
            var at = window[..limit].LastIndexOfAny(Cuts) + 1;
            if (at <= Reserve)
            {
                return 0;
            }

            // The word before the cut must not wait for a value, nor a quoted value be open.
            if (!WaitsForValue(window, at))
            {
                return at;
            }

            limit = at - 1;
        }

        return 0;
    }

    /// <summary>Position of the first delimiter, where a masked over-long token ends; -1 when there is none.</summary>
    public static int FirstDelimiter(ReadOnlySpan<char> text) => text.IndexOfAny(Delimiters);

    private static bool WaitsForValue(ReadOnlySpan<char> window, int at)
    {
        var look = window[Math.Max(0, at - 256)..at];
        var end = look.TrimEnd(" \t");
        if (end.IsEmpty || end[^1] is ':' or '=' or '>' or '"' or '\'' or '`' or '\\')
        {
            return true;
        }

        // A secret word shortly before the cut may name what follows it.
        return SensitiveKeys.Words.IndexIn(look, 0) >= 0 || look.Contains("-----", StringComparison.Ordinal);
    }
}
