using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>License expressions, and the licenses that have been looked at for this repository.</summary>
internal static class SpdxLicense
{
    /// <summary>The ids that a shipped component may state; every other one is a finding until somebody has decided.</summary>
    public static ImmutableSortedSet<string> Reviewed { get; } =
        ImmutableSortedSet.Create(StringComparer.Ordinal, "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MS-PL", "PostgreSQL", "Unicode-3.0", "Zlib");

    /// <summary>Whether the expression is one reviewed id.</summary>
    public static bool IsReviewedId(string expression) => Reviewed.Contains(expression);

    /// <summary>Whether the expression is well formed and made of reviewed ids only.</summary>
    public static bool IsReviewed(string expression)
    {
        var tokens = expression.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (depth, wantsLicense) = (0, true);
        foreach (var token in tokens)
        {
            if (wantsLicense && token == "(")
            {
                depth++;
            }
            else if (wantsLicense && Reviewed.Contains(token))
            {
                wantsLicense = false;
            }
            else if (!wantsLicense && token is ("AND" or "OR"))
            {
                wantsLicense = true;
            }
            else if (!wantsLicense && token == ")" && depth > 0)
            {
                depth--;
            }
            else
            {
                return false;
            }
        }

        return depth == 0 && !wantsLicense;
    }
}
