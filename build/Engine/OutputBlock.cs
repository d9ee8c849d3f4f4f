using System.Globalization;
using System.Text;

namespace Build.Engine;

/// <summary>What a task writes, within bounds: of very long output the beginning and the end stay.</summary>
internal sealed class OutputBlock(int half = 1 << 20)
{
    private readonly StringBuilder _head = new();
    private readonly StringBuilder _tail = new();
    private long _dropped;

    public void Append(string text)
    {
        int fits = Math.Min(half - _head.Length, text.Length);
        _head.Append(text, 0, fits);
        _tail.Append(text, fits, text.Length - fits);
        if (_tail.Length > 2 * half)
        {
            Drop(_tail.Length - half);
        }
    }

    public string Take()
    {
        if (_tail.Length > half)
        {
            Drop(_tail.Length - half);
        }

        string gap = _dropped == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"\n... {_dropped} characters are left out ...\n");
        string text = string.Concat(_head.ToString(), gap, _tail.ToString());
        _head.Clear();
        _tail.Clear();
        _dropped = 0;
        return text;
    }

    private void Drop(int count)
    {
        _tail.Remove(0, count);
        _dropped += count;
    }
}
