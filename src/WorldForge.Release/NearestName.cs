namespace WorldForge.Release;

/// <summary>The known name that a mistyped one probably meant.</summary>
public static class NearestName
{
    /// <summary>The name with the fewest edits (insert, delete, replace, swap of neighbours), letter case aside.</summary>
    /// <returns>The first in ordinal order among equals, or <see langword="null"/> when there is no known name.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        return known
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()));
    }

    internal static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }
}
