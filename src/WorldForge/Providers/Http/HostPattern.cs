using System.Net;

namespace WorldForge.Providers.Http;

/// <summary>Host patterns with the wildcards <c>*</c> and <c>?</c>.</summary>
internal static class HostPattern
{
    /// <summary>Lower-case ASCII form of a pattern; labels that hold a wildcard must be ASCII already.</summary>
    public static bool TryCanonicalize(string? pattern, out string canonical)
    {
        canonical = (pattern ?? "").Trim().ToLowerInvariant();
        if (canonical.StartsWith('[') && canonical.EndsWith(']'))
        {
            canonical = canonical[1..^1];
        }

        if (canonical.Contains(':', StringComparison.Ordinal))
        {
            canonical = IPAddress.TryParse(canonical, out var address) ? address.ToString() : canonical;
            return canonical.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.' or '*' or '?');
        }

        string[] labels = (canonical.EndsWith('.') ? canonical[..^1] : canonical).Split('.');
        for (int i = 0; i < labels.Length; i++)
        {
            if (!TryLabel(labels[i], out labels[i]))
            {
                return false;
            }
        }

        canonical = string.Join('.', labels);
        return true;
    }

    /// <summary>Whether the whole of <paramref name="text"/> matches; at most length times length steps.</summary>
    public static bool Matches(string pattern, string text)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool TryLabel(string label, out string ascii)
    {
        if (label.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return HostName.TryLabel(label, out ascii);
        }

        ascii = label;
        return label.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '?' or '-' or '_');
    }
}
