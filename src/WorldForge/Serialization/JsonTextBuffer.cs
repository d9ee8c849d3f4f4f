using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorldForge.Serialization;

/// <summary>Puts the tokens of canonical JSON into a buffer writer: ASCII only, no allocation per token.</summary>
internal ref struct JsonTextBuffer(IBufferWriter<byte> output)
{
    private const int BlockSize = 16 * 1024;
    private const int LongestEscape = 6;
    private const int LongestNumber = 32;

    // Everything from space to tilde except the quotation mark and the backslash.
    private static readonly SearchValues<char> _plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit).Where(unit => unit is not ('"' or '\\'))]);

    private Span<byte> _span;
    private int _used;

    public void Byte(byte value)
    {
        Ensure(1);
        _span[_used++] = value;
    }

    public void Ascii(ReadOnlySpan<byte> text)
    {
        Ensure(text.Length);
        text.CopyTo(_span[_used..]);
        _used += text.Length;
    }

    /// <summary>Starts a line that is indented by two spaces per level.</summary>
    public void NewLine(int level)
    {
        int spaces = 2 * level;
        Ensure(spaces + 1);
        _span[_used++] = (byte)'\n';
        _span.Slice(_used, spaces).Fill((byte)' ');
        _used += spaces;
    }

    public void Integer(JsonInteger integer)
    {
        if (integer.TryGetInt64(out long value))
        {
            Ensure(LongestNumber);
            value.TryFormat(_span[_used..], out int written, default, CultureInfo.InvariantCulture);
            _used += written;
        }
        else
        {
            Ascii(Encoding.ASCII.GetBytes(integer.Value.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public void Float(double value)
    {
        Ensure(LongestNumber);
        _used += JsonFloatFormat.Write(value, _span[_used..]);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Byte((byte)'"');
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAnyExcept(_plain);
            if (plain < 0)
            {
                Plain(text);
                break;
            }

            Plain(text[..plain]);
            text = text[plain..];
            int special = 0;
            do
            {
                Escape(text[special++]);
            }
            while (special < text.Length && !_plain.Contains(text[special]));
            text = text[special..];
        }

        Byte((byte)'"');
    }

    /// <summary>Hands what was written to the output.</summary>
    public void Flush()
    {
        if (_used > 0)
        {
            output.Advance(_used);
        }

        _span = default;
        _used = 0;
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Ensure(1);
            int count = Math.Min(text.Length, _span.Length - _used);
            System.Text.Ascii.FromUtf16(text[..count], _span[_used..], out _);
            _used += count;
            text = text[count..];
        }
    }

    private void Escape(char unit)
    {
        Ensure(LongestEscape);
        byte word = unit switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)'u',
        };
        _span[_used++] = (byte)'\\';
        _span[_used++] = word;
        if (word == 'u')
        {
            ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
            for (int shift = 12; shift >= 0; shift -= 4)
            {
                _span[_used++] = digits[(unit >> shift) & 0xF];
            }
        }
    }

    private void Ensure(int count)
    {
        if (_span.Length - _used < count)
        {
            Flush();
            _span = output.GetSpan(Math.Max(count, BlockSize));
        }
    }
}
