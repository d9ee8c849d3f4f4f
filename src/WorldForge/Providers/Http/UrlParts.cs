using System.Globalization;

namespace WorldForge.Providers.Http;

/// <summary>An absolute http or https URL taken apart from its text, because System.Uri rewrites hosts before anyone can judge them.</summary>
internal sealed record UrlParts(string Scheme, DestinationHost Host, int? Port, string Path, string Query)
{
    private const int LargestPort = 65535;
    private const int LongestPort = 5;

    /// <summary>Whether both go to the same scheme, host and port.</summary>
    public bool HasOriginOf(UrlParts other) =>
        Scheme == other.Scheme && Host.Name == other.Host.Name && EffectivePort == other.EffectivePort;

    public string Origin => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host.UrlText}{(Port is { } port ? $":{port}" : "")}");

    private int EffectivePort => Port ?? (Scheme == Uri.UriSchemeHttps ? 443 : 80);

    public Uri ToUri() => new(Origin + Path + Query, UriKind.Absolute);

    /// <param name="text">The URL.</param>
    /// <param name="parts">Its parts; the query with its question mark.</param>
    /// <param name="problem">What is wrong, without any part of the text.</param>
    public static bool TryParse(string text, out UrlParts? parts, out string? problem)
    {
        parts = null;
        string url = text.Trim();
        problem = url.Any(IsForbidden) ? "it has a space, a control character or a backslash" : null;
        int end = url.IndexOf("://", StringComparison.Ordinal);
        string scheme = end < 0 ? "" : url[..end].ToLowerInvariant();
        problem ??= scheme is "http" or "https" ? null : "the scheme must be http or https";
        if (problem is not null)
        {
            return false;
        }

        string rest = url[(end + 3)..];
        int authorityEnd = rest.AsSpan().IndexOfAny('/', '?', '#');
        string authority = authorityEnd < 0 ? rest : rest[..authorityEnd];
        string tail = authorityEnd < 0 ? "" : rest[authorityEnd..];
        problem = authority.Contains('@', StringComparison.Ordinal) ? "it must not carry user information"
            : tail.Contains('#', StringComparison.Ordinal) ? "it must not have a fragment"
            : null;
        if (problem is not null
            || !TrySplitPort(authority, out string hostText, out int? port, out problem)
            || !DestinationHost.TryParse(hostText, out var host, out problem))
        {
            return false;
        }

        int query = tail.IndexOf('?', StringComparison.Ordinal);
        var found = new UrlParts(scheme, host!, port, query < 0 ? tail : tail[..query], query < 0 ? "" : tail[query..]);

        // What is judged here must be what System.Uri will make of it.
        bool agrees = Uri.TryCreate(found.Origin + tail, UriKind.Absolute, out var uri) && uri.Host == host!.UrlText;
        parts = agrees ? found : null;
        problem = agrees ? null : "it is malformed";
        return agrees;
    }

    /// <summary>Whether a character may not stand in a URL as text: readers disagree on what it means.</summary>
    public static bool IsForbidden(char c) => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\';

    private static bool TrySplitPort(string authority, out string host, out int? port, out string? problem)
    {
        int close = authority.LastIndexOf(']');
        int colon = authority.IndexOf(':', close + 1);
        host = colon < 0 ? authority : authority[..colon];
        port = null;
        problem = null;
        if (colon < 0)
        {
            return true;
        }

        string digits = authority[(colon + 1)..];
        if (digits.Length is > 0 and <= LongestPort && digits.All(char.IsAsciiDigit)
            && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= LargestPort and var number)
        {
            port = number;
            return true;
        }

        problem = "the port must be a number from 1 to 65535";
        return false;
    }
}
