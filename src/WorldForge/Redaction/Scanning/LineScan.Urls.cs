namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    private const int LongestScheme = 32;
    private const int LongestUserInfo = 512;

    /// <summary>Reduces the URL whose <c>://</c> begins at <paramref name="colon"/>: user info, query and fragment go.</summary>
    private int Url(int colon, int to)
    {
        var start = colon;
        while (start > _out.From && colon - start < LongestScheme && Chars.IsScheme(_text[start - 1]))
        {
            start--;
        }

        while (start < colon && !char.IsAsciiLetter(_text[start]))
        {
            start++;
        }

        var authority = colon + 3;
        if (start == colon)
        {
            return authority;
        }

        var scheme = _text[start..colon];
        if (scheme.Equals("file", StringComparison.OrdinalIgnoreCase) && authority < to)
        {
            return HostPath(start, authority, to);
        }

        if (scheme.Length == 1)
        {
            return HostPath(start, authority, to);
        }

        var userEnd = UserInfoEnd(authority, to);
        var end = UrlEnd(Math.Max(userEnd, authority), to);
        var authorityEnd = Math.Max(userEnd, authority);
        while (authorityEnd < end && _text[authorityEnd] is not ('/' or '?' or '#'))
        {
            authorityEnd++;
        }

        var query = authorityEnd;
        while (query < end && _text[query] is not ('?' or '#'))
        {
            query++;
        }

        if (query < end && (_profile.MaskQueriedUrls || (_profile.MaskSignedUrls && UrlText.IsSigned(_text[(query + 1)..end]))))
        {
            _out.Replace(_text, start, end, _profile.UrlMarker, Findings.Secret);
            return end;
        }

        if (userEnd > authority)
        {
            _out.Replace(_text, authority, userEnd, "", Findings.Secret);
        }

        if (authorityEnd == authority && authorityEnd < query)
        {
            // No host: a local file behind a scheme, such as a socket or a database.
            var path = authorityEnd;
            while (path + 1 < query && _text[path + 1] == '/')
            {
                path++;
            }

            if (path + 3 < query && char.IsAsciiLetter(_text[path + 1]) && _text[path + 2] == ':')
            {
                return HostPath(path + 1, path + 3, to);
            }

            var before = _out.Changed;
            var next = LocalPath(path, query);
            if (next > path + 1 || _out.Changed != before)
            {
                _out.Replace(_text, Math.Max(query, next), end, "");
                return Math.Max(end, next);
            }
        }

        if (_firstWord >= 0 || _profile.Roots.UserName is not null)
        {
            Range(authorityEnd, query, inUrl: true);
        }

        _out.Replace(_text, query, end, "");
        return end;
    }

    private int LocalPath(int path, int to)
    {
        foreach (var known in HostRootNames)
        {
            if (!IsRouteLike(known) && Chars.At(_text, path + 1, to, known) && path + 1 + known.Length < to && _text[path + 1 + known.Length] == '/')
            {
                return HostPath(path, path, to);
            }
        }

        return path;
    }

    private readonly int UrlEnd(int from, int to)
    {
        var i = from;
        while (i < to && !UrlText.IsStop(_text[i]))
        {
            i++;
        }

        while (i > from && _text[i - 1] is '.' or ',' or ';' or ':' or '!' or ')' or '}' or ']')
        {
            if (_text[i - 1] == ']' && _text[from] == '[' && _text[from..(i - 1)].IndexOf(']') < 0)
            {
                break;
            }

            i--;
        }

        return i;
    }

    /// <summary>Position after the <c>@</c> that ends user info, or <paramref name="authority"/> when there is none.</summary>
    private readonly int UserInfoEnd(int authority, int to)
    {
        var limit = Math.Min(to, authority + LongestUserInfo);
        var lastAt = -1;
        var colon = -1;
        var i = authority;
        while (i < limit && _text[i] is not ('/' or '?' or '#') && !Chars.IsSpace(_text[i]) && _text[i] is not ('"' or '`' or '<'))
        {
            if (_text[i] == '@')
            {
                lastAt = i;
            }
            else if (_text[i] == ':' && colon < 0)
            {
                colon = i;
            }

            i++;
        }

        if (lastAt >= 0)
        {
            return lastAt + 1;
        }

        // A password may hold the characters that end a host: "name:" without a port is no host.
        if (colon < 0 || colon + 1 >= to || char.IsAsciiDigit(_text[colon + 1]) && OnlyDigits(colon + 1, i) || _text[colon + 1] is '{' or '$' or '*' || _text[authority] == '[')
        {
            return authority;
        }

        var end = Chars.SpaceEnd(_text, authority, limit);
        var at = _text[authority..end].LastIndexOf('@');
        return at < 0 || _text.Slice(authority, at).IndexOfAny("\"`") >= 0 ? authority : authority + at + 1;
    }

    private readonly bool OnlyDigits(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsAsciiDigit(_text[i]) && _text[i] is not (',' or ')' or ']' or '}' or ';' or '.' or '\'' or '>' or '|' or ':' or '\\'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A URL inside percent-encoded text: its user info and query go. Returns its end, or 0.</summary>
    private int EncodedUrl(int at, int to)
    {
        if (!Chars.At(_text, at, to, "%3A%2F%2F"))
        {
            return 0;
        }

        var start = at + 9;
        var end = start;
        var lastAt = -1;
        var query = -1;
        var host = true;
        while (end < to && !UrlText.IsStop(_text[end]) && _text[end] is not ('&' or ')' or ',' or ';'))
        {
            if (_text[end] == '%')
            {
                if (host && Chars.At(_text, end, to, "%40"))
                {
                    lastAt = end + 3;
                }
                else if (Chars.At(_text, end, to, "%2F"))
                {
                    host = false;
                }
                else if (query < 0 && (Chars.At(_text, end, to, "%3F") || Chars.At(_text, end, to, "%23")))
                {
                    query = end;
                    host = false;
                }
            }
            else if (host && _text[end] == '@')
            {
                lastAt = end + 1;
            }

            end++;
        }

        if (lastAt > 0)
        {
            _out.Replace(_text, start, lastAt, "", Findings.Secret);
        }

        if (query > 0)
        {
            _out.Replace(_text, query, end, "");
        }

        return end;
    }
}
