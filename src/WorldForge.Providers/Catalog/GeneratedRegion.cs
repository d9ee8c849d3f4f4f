namespace WorldForge.Providers.Catalog;

/// <summary>A part of a page that a program writes, between two comments: <c>&lt;!-- name:start --&gt;</c> and <c>&lt;!-- name:end --&gt;</c>.</summary>
public static class GeneratedRegion
{
    /// <summary>The page with the region's content replaced.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="marker">The name of the region.</param>
    /// <param name="content">What belongs between the comments; ends with a line feed.</param>
    /// <exception cref="WorldForgeException">The page does not have the region exactly once.</exception>
    public static string Replace(string page, string marker, string content)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(content);
        (int start, int end) = Find(page, marker);
        return $"{page[..start]}\n{content}{page[end..]}";
    }

    /// <summary>Whether the region of a page has this content.</summary>
    /// <exception cref="WorldForgeException">The page does not have the region exactly once.</exception>
    public static bool IsCurrent(string page, string marker, string content) => Replace(page, marker, content) == page;

    // From behind the first comment to the second one.
    private static (int Start, int End) Find(string page, string marker)
    {
        string first = $"<!-- {marker}:start -->";
        string second = $"<!-- {marker}:end -->";
        int start = page.IndexOf(first, StringComparison.Ordinal);
        int end = start < 0 ? -1 : page.IndexOf(second, start, StringComparison.Ordinal);
        bool isOnce = end >= 0 && page.IndexOf(first, start + 1, StringComparison.Ordinal) < 0 && page.IndexOf(second, end + 1, StringComparison.Ordinal) < 0;
        return isOnce
            ? (start + first.Length, end)
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"The page must have '{first}' and '{second}' once each, in this order.");
    }
}
