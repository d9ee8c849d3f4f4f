using System.Buffers;

namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    private static readonly SearchValues<char> NoFileName = SearchValues.Create("~$%:<>");

    private static readonly string[] HostRootNames =
    [
        "home", "Users", "root", "private", "Volumes", "tmp", "var", "mnt", "media", "opt", "srv", "etc", "usr", "proc", "run", "__w",
        "Library", "Applications", "System", "cygdrive", "snap", "nix", "builds", "sys", "boot", "lost+found", "export", "scratch",
        "data", "workspace", "workspaces", "github",
    ];

    /// <summary>First segments that are also ordinary routes of an API: they count only below the root, and not in targets of calls.</summary>
    private static readonly string[] RouteLike = ["data", "workspace", "workspaces", "github", "media", "run", "system", "export", "builds", "scratch"];

    private static readonly string[] WindowsVariables =
    [
        "%USERPROFILE%", "%HOMEPATH%", "%HOMEDRIVE%", "%HOME%", "%APPDATA%", "%LOCALAPPDATA%", "%TEMP%", "%TMP%", "%PROGRAMDATA%", "%PUBLIC%",
        "%ONEDRIVE%", "%ALLUSERSPROFILE%",
    ];

    private static readonly string[] ShellVariables = ["$HOME", "${HOME}", "$env:USERPROFILE", "$env:HOME", "$env:APPDATA", "$env:LOCALAPPDATA", "$env:TEMP", "$TMPDIR", "${TMPDIR}"];

    private int OnAnchor(int at, int to, bool inUrl)
    {
        if (_text[at] is '/' or '\\' && Account(at, to, inUrl) is > 0 and var afterName)
        {
            return afterName;
        }

        if (inUrl)
        {
            return at + 1;
        }

        switch (_text[at])
        {
            case '/' when at > 0 && _text[at - 1] == ':' && at + 1 < to && _text[at + 1] == '/':
                return Url(at - 1, to);
            case '/' when IsDrive(at):
            case '\\' when IsDrive(at):
                return HostPath(at - 2, at, to);
            case '/' or '\\' when _profile.LooseTempPaths && LooseTempStart(at, to) is >= 0 and var temp:
                return HostPath(temp, at, to);
            case '/':
                return RootedPath(at, to);
            case '\\':
                return IsShare(at, to) ? HostPath(at, at, to) : at + 1;
            case '~':
                return IsHomePath(at, to) ? HostPath(at, at, to) : at + 1;
            case '$':
                return Variable(at, to, ShellVariables, needsPath: true);
            default:
                return EncodedUrl(at, to) is > 0 and var end ? end : Variable(at, to, WindowsVariables, needsPath: false);
        }
    }

    private int RootedPath(int at, int to)
    {
        if (!IsPathStart(at))
        {
            return at + 1;
        }

        var rest = _text[at..to];
        if (RepositoryLength(rest) is > 0 and var root)
        {
            return Relative(at, root, to);
        }

        if (KnownRoots.MatchLength(rest, _profile.Roots.Home) > 0 || KnownRoots.MatchLength(rest, _profile.Roots.Temp) > 0)
        {
            return HostPath(at, at, to);
        }

        var name = at + 1;
        var end = name;
        while (end < to && (Chars.IsWord(_text[end]) || _text[end] is '+' or '.'))
        {
            end++;
        }

        if (end == name)
        {
            // A doubled slash: the path starts at its last one.
            return at + 1;
        }

        var segment = _text[name..end];
        var isRoot = IsKnownRoot(segment);
        if (segment.StartsWith("workspace", StringComparison.Ordinal) && !isRoot)
        {
            isRoot = segment.Length > 9;
        }

        // A drive as shells on Windows write it: /c/Users/...
        if (segment.Length == 1 && char.IsAsciiLetter(segment[0]))
        {
            isRoot = Chars.At(_text, end, to, "/Users/") || Chars.At(_text, end, to, "/Windows/");
        }

        if (!isRoot || (end < to && (_text[end] is ':' or '=') && IsRouteLike(segment)))
        {
            return end;
        }

        var hasMore = end + 1 < to && _text[end] == '/' && !Chars.IsSpace(_text[end + 1]);
        if (!hasMore && !segment.SequenceEqual("tmp") && !segment.SequenceEqual("root") && !segment.SequenceEqual("workspace"))
        {
            return end;
        }

        if (IsRouteLike(segment) && (_profile.KeepRoutes || !hasMore))
        {
            return end;
        }

        return segment.SequenceEqual("proc") && Chars.At(_text, end, to, "/self/") ? end : HostPath(at, at, to);
    }

    private static bool IsRouteLike(ReadOnlySpan<char> segment)
    {
        foreach (var known in RouteLike)
        {
            if (segment.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Replaces a path that starts at <paramref name="start"/>; what decides where it ends begins at <paramref name="body"/>.</summary>
    private int HostPath(int start, int body, int to)
    {
        var rest = _text[start..to];
        if (RepositoryLength(rest) is > 0 and var root)
        {
            return Relative(start, root, to);
        }

        var end = PathEnd(start, body, to);
        if (_profile.KeepFileNames)
        {
            var path = _text[start..end].TrimEnd("/\\");
            var name = path[(path.LastIndexOfAny('/', '\\') + 1)..];
            _out.Replace(_text, start, end, $"<host-local:{(name.IsEmpty || name.ContainsAny(NoFileName) || IsProfile(path[..^name.Length]) || _profile.Roots.IsUser(name) ? "path" : name)}>", Findings.HostPath);
        }
        else
        {
            _out.Replace(_text, start, end, Redactor.HostPathMarker, Findings.HostPath);
        }

        return end;
    }

    /// <summary>Whether what follows is the name of an account.</summary>
    private static bool IsProfile(ReadOnlySpan<char> parent)
    {
        var folder = parent.TrimEnd("/\\");
        return folder.EndsWith("home", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("Users", StringComparison.OrdinalIgnoreCase);
    }

    private int PathEnd(int start, int body, int to)
    {
        var quote = start > 0 && Chars.IsQuote(_text[start - 1]) ? _text[start - 1] : '\0';
        if (quote != '\0')
        {
            // A quoted path may hold blanks: it goes up to its quote.
            var close = _text[body..Math.Min(to, body + 1024)].IndexOf(quote);
            if (close > 0 && _text.Slice(body, close).IndexOf(": ", StringComparison.Ordinal) < 0)
            {
                var last = body + close;
                while (last > body && _text[last - 1] == '\\')
                {
                    last--;
                }

                return last;
            }
        }

        var i = body;
        while (i < to)
        {
            var c = _text[i];
            if (Chars.IsSpace(c))
            {
                if (c == ' ' && i + 1 < to && (_text[i - 1] == '\\' ? !IsDriveText(start) : ContinuesAfterBlank(start, i, to)))
                {
                    i++;
                    continue;
                }

                break;
            }

            if (Chars.IsQuote(c) || c is ')' or ']' or '}' or ',' or ';' or '|' or '>' or '<')
            {
                break;
            }

            if (c == '\\' && i + 1 < to && Chars.IsQuote(_text[i + 1]))
            {
                break;
            }

            // A position behind a file name is no part of it: (12,5) and :line 3 and :12:5.
            if (c == '(' && i + 1 < to && char.IsAsciiDigit(_text[i + 1]))
            {
                break;
            }

            if (c == ':' && i > body + 1 && i + 1 < to && (char.IsAsciiDigit(_text[i + 1]) || Chars.IsSpace(_text[i + 1]) || Chars.At(_text, i, to, ":line ")))
            {
                break;
            }

            i++;
        }

        while (i > body + 1 && _text[i - 1] is '.' or ':' or '!' or '?')
        {
            i--;
        }

        return i;
    }

    /// <summary>In paths of Windows a blank may stand inside a name: the next word then still holds a separator.</summary>
    private readonly bool ContinuesAfterBlank(int start, int blank, int to)
    {
        if (!IsDriveText(start) && _text[start] != '\\')
        {
            return false;
        }

        var limit = Math.Min(to, blank + 64);
        for (var i = blank + 1; i < limit; i++)
        {
            var c = _text[i];
            if (c == '\\')
            {
                return i > blank + 1 && i + 1 < to && (char.IsLetterOrDigit(_text[i + 1]) || _text[i + 1] is '\\' or '.' or '_' or '-');
            }

            if (c is '/' or ':' or '"' or '\'' or '<' or '>' or '|' or '*' or '?' or ',' or ';' || (Chars.IsSpace(c) && i > blank + 24))
            {
                return false;
            }
        }

        return false;
    }

    private readonly bool IsDriveText(int start) =>
        start + 1 < _text.Length && char.IsAsciiLetter(_text[start]) && _text[start + 1] == ':';

    /// <summary>Removes the repository root, so that what remains is relative to it.</summary>
    private int Relative(int start, int length, int to)
    {
        var end = start + length;
        while (end < to && _text[end] is '/' or '\\')
        {
            end++;
        }

        var atEnd = end >= to || Chars.IsSpace(_text[end]) || Chars.IsQuote(_text[end]) || _text[end] is ')' or ']' or ',' or ';' or ':' or '>' or '}';
        _out.Replace(_text, start, end, atEnd ? "." : "", Findings.HostPath);
        return end;
    }

    private readonly int RepositoryLength(ReadOnlySpan<char> rest) => KnownRoots.MatchLength(rest, _profile.Roots.Repository);

    /// <summary>Whether a path can start here: not inside a word, not behind a relative path.</summary>
    private readonly bool IsPathStart(int at)
    {
        if (at == 0)
        {
            return true;
        }

        var before = _text[at - 1];
        if (before is '/')
        {
            return at == 1 || !(Chars.IsWord(_text[at - 2]) || _text[at - 2] is ':' or '.' or '/');
        }

        if (char.IsAsciiLetter(before))
        {
            // An option with its value glued on: -I/usr/include; an escape: \n/home/x.
            return at >= 2 && (_text[at - 2] is '\\' || (_text[at - 2] == '-' && (at == 2 || Chars.IsSpace(_text[at - 3]))))
                || (at >= 3 && _text[at - 3] == '%');
        }

        return !(char.IsLetterOrDigit(before) || before is '.' or '_' or '-' or '~' or '*' or '+' or '@' or ')' or '}' or ']' or '>')
            || (before is '@' && (at == 1 || Chars.IsSpace(_text[at - 2]) || Chars.IsQuote(_text[at - 2])))
            || (before is '>' && !Redactor.HostPathMarker.AsSpan().SequenceEqual(_text[Math.Max(0, at - Redactor.HostPathMarker.Length)..at]));
    }

    private readonly bool IsDrive(int at) =>
        at >= 2 && at - 2 >= _out.From && _text[at - 1] == ':' && char.IsAsciiLetter(_text[at - 2])
        && (at == 2 || !(char.IsLetterOrDigit(_text[at - 3]) || _text[at - 3] is '_' or '-' or '.' or '+' or '{') || (at >= 4 && _text[at - 4] == '\\'));

    /// <summary><c>\\server\share</c>, <c>\\?\</c>, <c>\\.\</c>, also with doubled backslashes.</summary>
    private readonly bool IsShare(int at, int to)
    {
        if (at + 3 >= to || _text[at + 1] != '\\' || (at > 0 && (char.IsLetterOrDigit(_text[at - 1]) || _text[at - 1] is '\\' or ']' or ')' or '}' or '_' or '.' or '/' or '^')))
        {
            return false;
        }

        var name = at + 2;
        if (_text[name] == '\\' && name + 1 < to && _text[name + 1] == '\\')
        {
            name += 2;
        }

        var end = name;
        while (end < to && end - name < 256 && (char.IsLetterOrDigit(_text[end]) || _text[end] is '.' or '_' or '-' or '$' or '?'))
        {
            end++;
        }

        var length = end - name;
        if (end + 1 >= to || _text[end] != '\\' || length == 0)
        {
            return false;
        }

        return _text[name] is '?' or '.' || (length >= 3 && !IsCharacterEscape(_text.Slice(name, length)));
    }

    /// <summary><c>u00e9</c>, <c>x41</c>, <c>303</c>: what follows a backslash in escaped text.</summary>
    private static bool IsCharacterEscape(ReadOnlySpan<char> name)
    {
        var digits = name[0] is 'u' or 'x' or 'U' ? name[1..] : name;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return digits.Length is 2 or 3 or 4 or 8;
    }

    private readonly bool IsHomePath(int at, int to)
    {
        if (at + 1 >= to || (at > 0 && (char.IsLetterOrDigit(_text[at - 1]) || _text[at - 1] is '/' or '\\' or '~' or '_' or '.' or '-' or ')' or '>' or ']' or '}' or '^')))
        {
            return false;
        }

        var i = at + 1;
        while (i < to && i - at < 33 && (Chars.IsWord(_text[i]) || _text[i] == '.'))
        {
            i++;
        }

        return i < to && _text[i] is '/' or '\\' && (i == at + 1 || char.IsAsciiLetter(_text[at + 1])) && i + 1 < to && !Chars.IsSpace(_text[i + 1]);
    }

    private int Variable(int at, int to, string[] names, bool needsPath)
    {
        foreach (var name in names)
        {
            if (!Chars.At(_text, at, to, name))
            {
                continue;
            }

            var end = at + name.Length;
            if (!needsPath || (end + 1 < to && _text[end] is '/' or '\\' && !Chars.IsSpace(_text[end + 1])))
            {
                return HostPath(at, end, to);
            }
        }

        return at + 1;
    }
}
