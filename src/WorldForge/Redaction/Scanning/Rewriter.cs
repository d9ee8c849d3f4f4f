namespace WorldForge.Redaction.Scanning;

/// <summary>Copies a text with replacements given from left to right; costs nothing while there are none.</summary>
internal sealed class Rewriter
{
    private char[] _buffer = [];
    private int _length;

    /// <summary>Everything before this position of the source is decided.</summary>
    public int From { get; private set; }

    public bool Changed { get; private set; }

    /// <summary>What replacements said they masked, since this object exists.</summary>
    public Findings Found { get; private set; }

    public ReadOnlySpan<char> Written => _buffer.AsSpan(0, _length);

    public void Begin()
    {
        _length = 0;
        From = 0;
        Changed = false;
    }

    /// <summary>Replaces [start, end) of the source. Replacing a text with itself is no change.</summary>
    public void Replace(ReadOnlySpan<char> source, int start, int end, ReadOnlySpan<char> replacement, Findings finding = Findings.None)
    {
        if (start < From)
        {
            start = From;
        }

        if (end < start || (start == end && replacement.IsEmpty) || source[start..end].SequenceEqual(replacement))
        {
            return;
        }

        Add(source[From..start]);
        Add(replacement);
        From = end;
        Changed = true;
        Found |= finding;
    }

    /// <summary>Copies what follows the last replacement.</summary>
    public void Finish(ReadOnlySpan<char> source)
    {
        Add(source[From..]);
        From = source.Length;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(Math.Max(256, _buffer.Length * 2), _length + text.Length));
        }

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }
}
