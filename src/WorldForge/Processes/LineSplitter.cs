using System.Text;

namespace WorldForge.Processes;

/// <summary>Cuts text that comes in pieces into lines; line endings are LF or CR LF. A long line comes in pieces.</summary>
internal sealed class LineSplitter(Action<string> line)
{
    /// <summary>UTF-16 units after which a line is handed on unfinished.</summary>
    public const int LongestLine = 64 * 1024;

    private readonly StringBuilder _open = new();

    public void Append(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var part = end < 0 ? text : text[..end];
            while (_open.Length + part.Length > LongestLine)
            {
                var room = LongestLine - _open.Length;
                _open.Append(part[..room]);
                part = part[room..];
                Emit();
            }

            _open.Append(part);
            if (end < 0)
            {
                return;
            }

            Emit();
            text = text[(end + 1)..];
        }
    }

    public void Complete()
    {
        if (_open.Length > 0)
        {
            Emit();
        }
    }

    private void Emit()
    {
        var length = _open.Length > 0 && _open[^1] == '\r' ? _open.Length - 1 : _open.Length;
        line(_open.ToString(0, length));
        _open.Clear();
    }
}
