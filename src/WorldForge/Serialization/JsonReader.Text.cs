using System.Buffers;
using System.Text;

namespace WorldForge.Serialization;

internal ref partial struct JsonReader
{
    private const int LongestRememberedKey = 32;
    private const int RememberedKeys = 64;

    // A text runs until one of these: its end, an escape, or a control character that must not be there.
    private static readonly SearchValues<byte> _special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(unit => (byte)unit)]);

    /// <summary>Reads a key after its opening mark; short ASCII keys that repeat share one string.</summary>
    private string? Key()
    {
        ReadOnlySpan<byte> rest = _text[_at..];
        int end = rest[..Math.Min(rest.Length, LongestRememberedKey + 1)].IndexOfAny(_special);
        if (end <= 0 || rest[end] != '"')
        {
            return Text();
        }

        ReadOnlySpan<byte> key = rest[..end];
        _keys ??= new string?[RememberedKeys];
        int slot = (end + (7 * key[0]) + (31 * key[end / 2]) + (17 * key[^1])) % RememberedKeys;
        if (_keys[slot] is not { } known || !Ascii.Equals(key, known))
        {
            return _keys[slot] = Text();
        }

        _at += end + 1;
        return known;
    }

    /// <summary>Reads a text after its opening mark, up to and including its closing mark.</summary>
    private string? Text()
    {
        bool whole = true;
        _length = 0;
        while (true)
        {
            int plain = _text[_at..].IndexOfAny(_special);
            int stop = plain < 0 ? _text.Length : _at + plain;
            if (stop > _validUntil)
            {
                Fail(_validUntil, "well-formed UTF-8", Found(_validUntil));
                return null;
            }

            if (stop == _text.Length || _text[stop] < ' ')
            {
                Fail(stop, stop == _text.Length ? "a closing quotation mark" : "a control character to be escaped", Found(stop));
                return null;
            }

            ReadOnlySpan<byte> run = _text[_at..stop];
            _at = stop + 1;
            if (_text[stop] == '"')
            {
                if (whole)
                {
                    return Encoding.UTF8.GetString(run);
                }

                Append(run);
                return new string(_characters.AsSpan(0, _length));
            }

            whole = false;
            Append(run);
            if (!Escape())
            {
                return null;
            }
        }
    }

    private bool Escape()
    {
        if (_at >= _text.Length)
        {
            Fail(_at, "an escape", Found(_at));
            return false;
        }

        byte word = _text[_at++];
        char? simple = word switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => null,
        };
        if (simple is { } character)
        {
            Append(character);
            return true;
        }

        if (word == 'u')
        {
            return UnicodeEscape();
        }

        Fail(_at - 1, "one of \" \\ / b f n r t u after a backslash", Found(_at - 1));
        return false;
    }

    private bool UnicodeEscape()
    {
        int start = _at - 2;
        if (Hex() is not { } unit)
        {
            return false;
        }

        if (!char.IsSurrogate(unit))
        {
            Append(unit);
            return true;
        }

        if (char.IsHighSurrogate(unit) && _text[_at..].StartsWith("\\u"u8))
        {
            _at += 2;
            if (Hex() is not { } low)
            {
                return false;
            }

            if (char.IsLowSurrogate(low))
            {
                Append(unit);
                Append(low);
                return true;
            }
        }

        Fail(start, "a pair of surrogate escapes", "an unpaired surrogate escape");
        return false;
    }

    private char? Hex()
    {
        int value = 0;
        for (int index = 0; index < 4; index++, _at++)
        {
            if (_at >= _text.Length || !char.IsAsciiHexDigit((char)_text[_at]))
            {
                Fail(_at, "four hex digits", Found(_at));
                return null;
            }

            int digit = _text[_at];
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return (char)value;
    }

    private void Append(char character)
    {
        Reserve(1);
        _characters![_length++] = character;
    }

    private void Append(ReadOnlySpan<byte> run)
    {
        Reserve(run.Length);
        _length += Encoding.UTF8.GetChars(run, _characters.AsSpan(_length));
    }

    private void Reserve(int count)
    {
        int needed = _length + count;
        if (_characters is { } present && present.Length >= needed)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(256, 2 * needed));
        _characters.AsSpan(0, _length).CopyTo(larger);
        ReturnBuffers();
        _characters = larger;
    }

    private void ReturnBuffers()
    {
        if (_characters is { } characters)
        {
            ArrayPool<char>.Shared.Return(characters);
            _characters = null;
        }
    }
}
