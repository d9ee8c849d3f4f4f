namespace WorldForge.Redaction.Scanning;

/// <summary>
/// Cuts a text into lines and very long lines into windows, the same way however the text arrives, and drives the line redactor over
/// them. Holds at most one window.
/// </summary>
internal sealed class SegmentFramer(ScanProfile profile)
{
    /// <summary>A line up to this length is redacted as one.</summary>
    internal const int Window = 65_536;

    private readonly LineRedactor _lines = new(profile);
    private readonly PemBlocks _pem = new(profile);
    private char[] _held = [];
    private int _heldLength;
    private bool _swallow;
    private Findings _found;

    /// <summary>Whether the output differs from the input so far.</summary>
    public bool Changed { get; private set; }

    /// <summary>What was masked so far.</summary>
    public Findings Found => _lines.Found | _found;

    public void Append(ReadOnlySpan<char> text, TextWriter output)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var piece = end < 0 ? text : text[..end];
            if (_heldLength + piece.Length > Window)
            {
                var room = Window - _heldLength;
                Hold(text[..room]);
                text = text[room..];
                Slide(output);
                continue;
            }

            if (end < 0)
            {
                Hold(piece);
                return;
            }

            if (_heldLength == 0)
            {
                Line(piece, "\n", output);
            }
            else
            {
                Hold(piece);
                var length = _heldLength;
                _heldLength = 0;
                Line(_held.AsSpan(0, length), "\n", output);
            }

            text = text[(end + 1)..];
        }
    }

    public void Complete(TextWriter output)
    {
        var length = _heldLength;
        _heldLength = 0;
        if (length > 0)
        {
            Line(_held.AsSpan(0, length), "", output);
        }

        if (_pem.Close() is { Length: > 0 } rest)
        {
            Redact(rest, "", output);
        }
    }

    /// <summary>The window is full and the line goes on: work off what can be decided, keep the rest.</summary>
    private void Slide(TextWriter output)
    {
        var window = _held.AsSpan(0, _heldLength);
        var cut = WindowCut.Find(window);
        if (cut <= 0)
        {
            // No place to cut: one token longer than a window is masked, whatever it is.
            if (!_swallow)
            {
                _swallow = true;
                Changed = true;
                _found |= Findings.Secret;
                output.Write(profile.Marker);
            }

            _heldLength = 0;
            return;
        }

        Line(window[..cut], "", output);
        window[cut..].CopyTo(_held);
        _heldLength -= cut;
    }

    private void Line(ReadOnlySpan<char> line, string lineEnd, TextWriter output)
    {
        if (_swallow)
        {
            var end = WindowCut.FirstDelimiter(line);
            if (end < 0 && lineEnd.Length == 0)
            {
                return;
            }

            line = end < 0 ? [] : line[end..];
            _swallow = false;
        }

        var carriage = lineEnd.Length > 0 && line is [.., '\r'];
        if (carriage)
        {
            line = line[..^1];
            lineEnd = "\r\n";
        }

        var step = _pem.Take(line, lineEnd, out var joined);
        _found |= step == PemStep.Pass ? Findings.None : Findings.Secret;
        switch (step)
        {
            case PemStep.Pass:
                Redact(line, lineEnd, output);
                break;
            case PemStep.Joined:
                Changed = true;
                Redact(joined, lineEnd, output);
                break;
            case PemStep.Broken:
                Changed = true;
                Redact(joined, "\n", output);
                Redact(line, lineEnd, output);
                break;
            default:
                Changed = true;
                break;
        }
    }

    private void Redact(ReadOnlySpan<char> line, string lineEnd, TextWriter output)
    {
        output.Write(_lines.Apply(line, out var changed));
        output.Write(lineEnd);
        Changed |= changed;
    }

    private void Hold(ReadOnlySpan<char> text)
    {
        if (_heldLength + text.Length > _held.Length)
        {
            Array.Resize(ref _held, Math.Clamp(Math.Max(_held.Length * 2, _heldLength + text.Length), 256, Window));
        }

        text.CopyTo(_held.AsSpan(_heldLength));
        _heldLength += text.Length;
    }
}
