namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    /// <summary>Masks a path segment that is the account of this machine. Returns the position after it, or 0.</summary>
    private int Account(int separator, int to, bool inUrl)
    {
        if (_profile.Roots.UserName is not { } name || !Chars.At(_text, separator + 1, to, name))
        {
            return 0;
        }

        var start = separator + 1;
        var end = start + name.Length;
        if (end < to && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' or '@' or '.'))
        {
            return 0;
        }

        // A name that is also an ordinary folder, and any name in a URL, counts only as a profile.
        if ((inUrl || _profile.Roots.IsCommonName) && !IsProfile(_text[Math.Max(0, separator - 16)..separator]))
        {
            return 0;
        }

        // What is masked as a whole path needs no masked part.
        if (!inUrl && IsMaskedPath(separator, to))
        {
            return 0;
        }

        _out.Replace(_text, start, end, _profile.Marker, Findings.HostPath);
        return end;
    }

    /// <summary>Whether the separator begins a path that one of the other rules takes.</summary>
    private readonly bool IsMaskedPath(int separator, int to) =>
        IsDrive(separator)
        || (_text[separator] == '\\' && IsShare(separator, to))
        || KnownRoots.MatchLength(_text[separator..to], _profile.Roots.Repository) > 0
        || KnownRoots.MatchLength(_text[separator..to], _profile.Roots.Home) > 0
        || KnownRoots.MatchLength(_text[separator..to], _profile.Roots.Temp) > 0
        || (_text[separator] == '/' && IsPathStart(separator) && IsKnownRoot(separator + 1, to));

    private static bool IsKnownRoot(ReadOnlySpan<char> segment)
    {
        foreach (var known in HostRootNames)
        {
            if (segment.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsKnownRoot(int start, int to) => IsKnownRoot(_text[start..Chars.WordEnd(_text, start, to)]);

    /// <summary>Start of a relative path whose first folder is one for temporary files and ends at this separator, or -1.</summary>
    private readonly int LooseTempStart(int separator, int to)
    {
        if (separator + 1 >= to || !(char.IsLetterOrDigit(_text[separator + 1]) || _text[separator + 1] is '.' or '_' or '-'))
        {
            return -1;
        }

        var start = separator;
        while (start > _out.From && separator - start < 6 && (char.IsAsciiLetter(_text[start - 1]) || _text[start - 1] == '.'))
        {
            start--;
        }

        var name = _text[start..separator].TrimStart('.');
        if (!name.Equals("tmp", StringComparison.OrdinalIgnoreCase) && !name.Equals("temp", StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        while (start >= 2 && start - 2 >= _out.From && _text[start - 1] is '/' or '\\' && _text[start - 2] == '.')
        {
            start -= start >= 3 && start - 3 >= _out.From && _text[start - 3] == '.' ? 3 : 2;
        }

        return start == 0 || !(Chars.IsWord(_text[start - 1]) || _text[start - 1] is '/' or '\\' or '.' or ':' or '>' or ']' or '%' or '$') ? start : -1;
    }
}
