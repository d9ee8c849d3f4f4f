namespace WorldForge.Redaction.Scanning;

/// <summary>
/// One pass over one line, from left to right: words that name secrets with their values, URLs, host paths, options of command lines.
/// Each rule looks a bounded way ahead or consumes what it looked at, so the pass is linear.
/// </summary>
internal ref partial struct LineScan
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Rewriter _out;
    private readonly ScanProfile _profile;
    private readonly LineState _before;
    private readonly int _firstWord;
    private LineState _after;
    private CommandKind _command;
    private bool _unbalanced;

    /// <param name="text">The line.</param>
    /// <param name="firstWord">Position of the first of <see cref="SensitiveWords.Names"/>, or -1.</param>
    /// <param name="output">Receives the replacements.</param>
    /// <param name="profile">Rules.</param>
    /// <param name="before">What the line before said.</param>
    public LineScan(ReadOnlySpan<char> text, int firstWord, Rewriter output, ScanProfile profile, LineState before)
    {
        _text = text;
        _out = output;
        _profile = profile;
        _before = before;
        _firstWord = firstWord;
    }

    /// <summary>Scans the line.</summary>
    /// <returns>What the line says about the next one.</returns>
    public LineState Run()
    {
        if (_before.Carry != Carry.None && TakeCarried())
        {
            return _after with { Manifest = _before.Manifest, Data = _before.Data };
        }

        if ((_before.Manifest || BeginsManifest()) && TakeManifest())
        {
            return _after;
        }

        Range(0, _text.Length, inUrl: false);
        return _after;
    }

    private void Range(int from, int to, bool inUrl)
    {
        var i = from;
        var word = NextWord(i, to);
        var sees = !inUrl || _profile.Roots.UserName is not null;
        var anchor = sees ? NextAnchor(i, to) : to;
        while (true)
        {
            if (word < i)
            {
                word = NextWord(i, to);
            }

            if (anchor < i && sees)
            {
                anchor = NextAnchor(i, to);
            }

            if (word >= to && anchor >= to)
            {
                return;
            }

            if (anchor < word)
            {
                i = OnAnchor(anchor, to, inUrl);
                continue;
            }

            var start = WordStart(word, i);
            i = OnWord(start, WordEnd(word, to), to, inUrl);
        }
    }

    /// <summary>Where the next word that could matter begins or goes on.</summary>
    private readonly int NextWord(int from, int to)
    {
        if (_firstWord < 0)
        {
            return to;
        }

        var at = from <= _firstWord ? _firstWord : SensitiveKeys.Words.IndexIn(_text[..to], from);
        at = at < 0 || at >= to ? to : at;
        if (_command == CommandKind.None)
        {
            return at;
        }

        // Behind the name of a tool its short options matter too.
        var option = _text[from..at].IndexOf(" -", StringComparison.Ordinal);
        return option < 0 ? at : from + option + 1;
    }

    private readonly int NextAnchor(int from, int to)
    {
        var at = _text[from..to].IndexOfAny(Chars.Anchors);
        return at < 0 ? to : from + at;
    }

    private readonly int WordStart(int at, int floor)
    {
        var i = at;
        while (i > floor && at - i < 256 && (Chars.IsWord(_text[i - 1]) || (_text[i - 1] > 127 && char.IsLetter(_text[i - 1]))))
        {
            i--;
        }

        // The letters of an escape (\n, %26) that stands right before are no part of the word.
        if (i == 0 || i >= at)
        {
            return i;
        }

        return Chars.IsEscapeBefore(_text, i + 1) && _text[i - 1] == '\\' ? i + 1 : i + 2 <= at && _text[i - 1] == '%' && Chars.IsEscapeBefore(_text, i + 2) ? i + 2 : i;
    }

    /// <summary>Words of this pass also hold letters beyond ASCII; escapes of such letters are no part of a word.</summary>
    private readonly int WordEnd(int from, int to)
    {
        var i = from + 1;
        while (i < to && (Chars.IsWord(_text[i]) || (_text[i] > 127 && char.IsLetter(_text[i]))))
        {
            i++;
        }

        return i;
    }

    private void Mask(int start, int end) => _out.Replace(_text, start, end, _profile.Marker, Findings.Secret);

    private readonly int Indent()
    {
        var i = 0;
        while (i < _text.Length && Chars.IsBlank(_text[i]))
        {
            i++;
        }

        return i;
    }
}
