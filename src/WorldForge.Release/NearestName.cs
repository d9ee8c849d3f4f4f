namespace WorldForge.Release;

/// <summary>Finds the known name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the smallest edit distance, ignoring case; the first of equals; empty when there is no candidate.</summary>
    public static string Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates.MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())) ?? "";
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
