using System.Buffers.Text;

namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    /// <summary>A secret word of prose with its value: <c>password is x</c>, <c>secret "x"</c>, <c>Bearer x</c>.</summary>
    private int Prose(int start, int end, int to, KeyClass key)
    {
        if (end >= to || !Chars.IsBlank(_text[end]))
        {
            return end;
        }

        var word = _text[start..end];
        var value = Chars.SkipBlanks(_text, end, to);
        if (value >= to)
        {
            return end;
        }

        switch (word.Length)
        {
            case 6 when word.Equals("bearer", StringComparison.OrdinalIgnoreCase):
                return Bearer(start, end, value, to);
            case 5 when word.Equals("basic", StringComparison.OrdinalIgnoreCase):
                return Basic(end, value, to);
            case 6 when word.Equals("digest", StringComparison.OrdinalIgnoreCase) && Chars.At(_text, value, to, "username="):
                Mask(value, to);
                return to;
        }

        if (IsStrongWord(word))
        {
            return IsLoginEntry(start) ? ValueWord(end, value, to) : StrongWord(end, value, to);
        }

        return key switch
        {
            KeyClass.Strong or KeyClass.Header => NearWord(end, value, to),
            KeyClass.Vendor when Chars.CredentialEnd(_text, value, to) - value >= 32 => NearWord(end, value, to),
            _ => IsKeyPhrase(start, end) ? NearWord(end, value, to) : end,
        };
    }

    private int Bearer(int start, int end, int value, int to)
    {
        var tokenEnd = Chars.CredentialEnd(_text, value, to);
        if (tokenEnd == value)
        {
            if (Chars.MarkerLength(_text, value, to) is > 0 and var marker)
            {
                _out.Replace(_text, start, value, "Bearer ");
                return value + marker;
            }

            return end;
        }

        var token = _text[value..tokenEnd].TrimEnd('.');
        if (HarmlessWords.IsBearerProse(token))
        {
            return end;
        }

        _out.Replace(_text, start, value, "Bearer ");
        Mask(value, tokenEnd);
        return tokenEnd;
    }

    /// <summary>Basic credentials are recognised by what they decode to: a name, a colon, a password.</summary>
    private int Basic(int end, int value, int to)
    {
        var tokenEnd = Chars.CredentialEnd(_text, value, to);
        var token = _text[value..tokenEnd].TrimEnd(".-");
        Span<byte> decoded = stackalloc byte[600];
        if (token.Length is < 4 or > 512 || !Base64.IsValid(token) || !Convert.TryFromBase64Chars(token, decoded, out var length)
            || decoded[..length].IndexOf((byte)':') < 0 || decoded[..length].IndexOfAnyInRange((byte)0, (byte)31) >= 0)
        {
            return end;
        }

        Mask(value, value + token.Length);
        return value + token.Length;
    }

    private int StrongWord(int end, int value, int to)
    {
        if (Quote.LengthAt(_text, value, to) is > 0 and var quote)
        {
            var close = Quote.FindClose(_text, value, quote, to, out var closed);
            if (closed && close - value < 256 && close > value + quote)
            {
                if (Chars.MarkerLength(_text, value + quote, close) == 0)
                {
                    Mask(value + quote, close);
                }

                return close + quote;
            }

            return end;
        }

        var next = Chars.WordEnd(_text, value, to);
        var link = _text[value..next];
        if (link.Equals("is", StringComparison.OrdinalIgnoreCase) || link.Equals("was", StringComparison.OrdinalIgnoreCase)
            || link.Equals("to", StringComparison.OrdinalIgnoreCase) || link.Equals("are", StringComparison.OrdinalIgnoreCase))
        {
            var after = Chars.SkipBlanks(_text, next, to);
            if (after < to && _text[after] is ':' or '=')
            {
                after = Chars.SkipBlanks(_text, after + 1, to);
            }

            return after > next && after < to ? ValueWord(end, after, to) : end;
        }

        return NearWord(end, value, to, isStrong: true);
    }

    private int ValueWord(int end, int value, int to)
    {
        if (Chars.MarkerLength(_text, value, to) is > 0 and var marker)
        {
            return value + marker;
        }

        if (Quote.LengthAt(_text, value, to) is > 0 and var quote)
        {
            var close = Quote.FindClose(_text, value, quote, to, out var closed);
            if (closed && close > value + quote && Chars.MarkerLength(_text, value + quote, close) == 0)
            {
                Mask(value + quote, close);
            }

            return closed ? close + quote : end;
        }

        var valueEnd = Chars.SpaceEnd(_text, value, to);
        while (valueEnd > value && _text[valueEnd - 1] is '.' or ',' or ';' or ')' or '"' or '\'')
        {
            valueEnd--;
        }

        if (valueEnd == value || HarmlessWords.IsProse(_text[value..valueEnd]))
        {
            return end;
        }

        Mask(value, valueEnd);
        return valueEnd;
    }

    /// <summary>What follows a secret word directly goes when it looks generated; in strict profiles when it is no word.</summary>
    private int NearWord(int end, int value, int to, bool isStrong = false)
    {
        var valueEnd = value;
        while (valueEnd < to && !Chars.IsSpace(_text[valueEnd]) && _text[valueEnd] is not ('"' or '\'' or '`' or ',' or ';' or '<' or '(' or '['))
        {
            valueEnd++;
        }

        while (valueEnd > value && _text[valueEnd - 1] is '.' or ')' or ':' or ']' or '}' or '!' or '?')
        {
            valueEnd--;
        }

        var text = _text[value..valueEnd];
        if (text.Length < 4 || text.Contains("://", StringComparison.Ordinal) || text[0] is '/' or '\\' or '-' or '$' or '~')
        {
            return end;
        }

        var goes = SecretLikeness.IsRandom(text)
            || ((_profile.MaskIsolatedValues || isStrong) && text.Length >= 6 && text.IndexOfAnyInRange('0', '9') >= 0 && text.IndexOfAnyInRange('a', 'z') >= 0
                && text.IndexOfAny("=:/.") < 0);
        if (!goes)
        {
            return end;
        }

        Mask(value, valueEnd);
        return valueEnd;
    }

    private static bool IsStrongWord(ReadOnlySpan<char> word) => word.Length switch
    {
        6 => word.Equals("secret", StringComparison.OrdinalIgnoreCase) || word.Equals("passwd", StringComparison.OrdinalIgnoreCase),
        8 => word.Equals("password", StringComparison.OrdinalIgnoreCase) || word.Equals("passcode", StringComparison.OrdinalIgnoreCase),
        9 => word.Equals("passwords", StringComparison.OrdinalIgnoreCase),
        10 => word.Equals("passphrase", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Whether the word belongs to an entry of a login file: <c>machine h login u password x</c>.</summary>
    private readonly bool IsLoginEntry(int start)
    {
        var user = PreviousWord(start);
        var first = user < start ? PreviousWord(user) : user;
        return first < user && Chars.At(_text, first, user, "login ");
    }

    private readonly bool IsKeyPhrase(int start, int end)
    {
        if (!_text[start..end].Equals("key", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var first = PreviousWord(start);
        return first < start && SensitiveKeys.Classify(_text[first..end]) == KeyClass.Strong;
    }
}
