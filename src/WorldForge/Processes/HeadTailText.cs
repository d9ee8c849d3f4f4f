using System.Globalization;
using System.Text;

namespace WorldForge.Processes;

/// <summary>Text of any length in bounded memory: the first half and the last half of the limit, and a count of what is missing.</summary>
internal sealed class HeadTailText(int limit)
{
    private readonly StringBuilder _head = new();
    private readonly int _headLimit = limit / 2;
    private readonly int _tailLimit = limit - limit / 2;
    private char[] _tail = [];
    private long _tailWritten;

    public void Append(ReadOnlySpan<char> text)
    {
        var toHead = Math.Min(text.Length, _headLimit - _head.Length);
        _head.Append(text[..toHead]);
        text = text[toHead..];
        if (text.IsEmpty)
        {
            return;
        }

        if (_tail.Length == 0)
        {
            _tail = new char[_tailLimit];
        }

        if (text.Length > _tailLimit)
        {
            _tailWritten += text.Length - _tailLimit;
            text = text[^_tailLimit..];
        }

        var at = (int)(_tailWritten % _tailLimit);
        var first = Math.Min(text.Length, _tailLimit - at);
        text[..first].CopyTo(_tail.AsSpan(at));
        text[first..].CopyTo(_tail);
        _tailWritten += text.Length;
    }

    /// <summary>The text, with one line that counts the gap where there is one.</summary>
    public (string Text, long Dropped) Take()
    {
        var dropped = Math.Max(0, _tailWritten - _tailLimit);
        if (dropped == 0)
        {
            return (_head.ToString() + new string(_tail, 0, (int)_tailWritten), 0);
        }

        var at = (int)(_tailWritten % _tailLimit);
        var tail = string.Concat(_tail.AsSpan(at), _tail.AsSpan(0, at));
        var head = _head.ToString();
        if (char.IsHighSurrogate(head[^1]))
        {
            head = head[..^1];
            dropped++;
        }

        if (char.IsLowSurrogate(tail[0]))
        {
            tail = tail[1..];
            dropped++;
        }

        return (string.Create(CultureInfo.InvariantCulture, $"{head}\n[... {dropped} characters left out ...]\n{tail}"), dropped);
    }
}
