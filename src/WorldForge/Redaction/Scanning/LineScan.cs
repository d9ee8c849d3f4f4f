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
    private readonly bool _words;
    private LineState _after;
    private CommandKind _command;
    private bool _unbalanced;

    public LineScan(ReadOnlySpan<char> text, Rewriter output, ScanProfile profile, LineState before)
    {
        _text = text;
        _out = output;
        _profile = profile;
        _before = before;
        _words = text.ContainsAny(SensitiveKeys.Words);
    }

    /// <summary>Scans the line.</summary>
    /// <returns>What the line says about the next one.</returns>
    public LineState Run()
    {
        if (_before.Carry != Carry.None && TakeCarried())
        {
            return _after;
        }

        Range(0, _text.Length, inUrl: false);
        return _after;
    }

    private void Range(int from, int to, bool inUrl)
    {
        var i = from;
        while (i < to)
        {
            if (!_words)
            {
                var jump = inUrl ? -1 : _text[i..to].IndexOfAny(Chars.Anchors);
                if (jump < 0)
                {
                    return;
                }

                i = OnAnchor(i + jump, to);
                continue;
            }

            var c = _text[i];
            if (Chars.IsWord(c) || c > 127)
            {
                i = OnWord(i, WordEnd(i, to), to, inUrl);
            }
            else if (!inUrl && c is '/' or '\\' or '~' or '$' or '%')
            {
                i = OnAnchor(i, to);
            }
            else
            {
                i++;
            }
        }
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

    private void Mask(int start, int end) => _out.Replace(_text, start, end, _profile.Marker);

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
