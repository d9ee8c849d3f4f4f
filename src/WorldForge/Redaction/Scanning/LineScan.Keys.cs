using System.Buffers;

namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create("\"',/> ");

    /// <summary>Deals with one word: a key with its value, a secret option, a secret word of prose.</summary>
    private int OnWord(int start, int end, int to, bool inUrl)
    {
        if (end - start > 256)
        {
            return end;
        }

        var word = _text[start..end];
        if (!inUrl)
        {
            var followed = CommandOptions.Follow(_command, word);
            _command = followed;
            if (word[0] == '-' && (start == 0 || !Chars.IsWord(_text[start - 1])) && Option(start, end, to) is > 0 and var afterOption)
            {
                return afterOption;
            }
        }

        if (word is "code" && start > 0 && _text[start - 1] == '<' && end < to && _text[end] == '>')
        {
            return end; // HTML shows file names, ids and commands in this element; what stands in it says itself whether it is a secret.
        }

        if (end - start is 3 or 4 && word is "name" or "Name" or "key" or "Key")
        {
            NamesKey(end, to);
        }

        if (Separator.Find(_text, start, end, to) is { Kind: not SeparatorKind.None } separator)
        {
            var key = ClassifyAt(start, end, separator, out var borrowed);
            if (key != KeyClass.None && Assignment(start, end, to, key, separator, borrowed) is > 0 and var afterValue)
            {
                return afterValue;
            }

            if (key >= KeyClass.Strong && separator.ValueStart >= to)
            {
                Carries(Carry.Value);
            }

            if (key >= KeyClass.Parameter && LooseValue(end, to) is > 0 and var afterLoose)
            {
                return afterLoose;
            }
        }
        else
        {
            var key = SensitiveKeys.Classify(word);
            if (key >= KeyClass.Parameter && LooseValue(end, to) is > 0 and var afterLoose)
            {
                return afterLoose;
            }

            return inUrl ? end : Prose(start, end, to, key);
        }

        return inUrl ? end : Prose(start, end, to, SensitiveKeys.Classify(word));
    }

    /// <summary><c>name: API_TOKEN</c> as the whole rest of a line announces the value in the next one.</summary>
    private void NamesKey(int end, int to)
    {
        var separator = Separator.Find(_text, end - 1, end, to);
        if (separator.Kind is not (SeparatorKind.Colon or SeparatorKind.Equals) || separator.ValueStart >= to)
        {
            return;
        }

        var name = separator.ValueStart + Quote.LengthAt(_text, separator.ValueStart, to);
        var nameEnd = Chars.WordEnd(_text, name, to);
        var rest = _text[nameEnd..].TrimEnd();
        if (nameEnd > name && (rest.Length == 0 || rest.IndexOfAnyExcept(NameEnds) < 0) && SensitiveKeys.Classify(_text[name..nameEnd]) >= KeyClass.Strong)
        {
            Carries(Carry.NamedValue);
        }
    }

    private void Carries(Carry carry) => _after = _after with { Carry = carry, Indent = Indent() };

    /// <summary>
    /// A value that is opaque by itself, up to a few words and signs behind a sensitive word: <c>var apiKey string = `x`</c>,
    /// <c>token for the build => "x"</c>. Returns the position after it, or 0.
    /// </summary>
    private int LooseValue(int end, int to)
    {
        var i = end;
        var limit = Math.Min(to, end + 40);
        var signs = 0;
        while (i < limit && (Chars.IsBlank(_text[i]) || Chars.IsWord(_text[i]) || _text[i] is '.' or '"' or '\'' or '`' or ')' or ']' || (_text[i] == ':' && i + 1 < limit && _text[i + 1] == ' ')))
        {
            i++;
        }

        while (i < limit && signs < 5 && (_text[i] is '=' or '>' or ':' or '|' or '?' or ',' or '-' || (_text[i] == '(' && i == end)))
        {
            i++;
            signs++;
        }

        var value = i;
        while (value < to && value - i < 6 && (Chars.IsBlank(_text[value]) || Chars.IsQuote(_text[value]) || _text[value] == '='))
        {
            value++;
        }

        if (signs == 0 || value >= to || value == end || (_text[end] == '(' && !Chars.IsQuote(_text[value - 1])))
        {
            return 0;
        }

        var valueEnd = value;
        while (valueEnd < to && (Chars.IsCredential(_text[valueEnd]) || _text[valueEnd] is '%' or ':'))
        {
            valueEnd++;
        }

        while (valueEnd > value && _text[valueEnd - 1] is '.' or ':')
        {
            valueEnd--;
        }

        var text = _text[value..valueEnd];
        if (text.Length > 2048 || text.Contains("//", StringComparison.Ordinal) || text.IndexOf(':') is > 0 and < 8 || _text[value] == '/' || !SecretLikeness.IsCredential(text)
            || SensitiveKeys.NamesDigest(_text[end..value]) || (SecretLikeness.IsDigestOrId(text) && SensitiveKeys.NamesDigest(_text[Math.Max(0, end - 48)..end])))
        {
            return 0;
        }

        Mask(value, valueEnd);
        return valueEnd;
    }

    /// <summary>Class of the key; a word such as <c>key</c> takes its meaning from the one or two words before it.</summary>
    private readonly KeyClass ClassifyAt(int start, int end, in Separator separator, out bool borrowed)
    {
        borrowed = false;
        var key = SensitiveKeys.Classify(_text[start..end]);
        if (key >= KeyClass.Strong)
        {
            return key;
        }

        var first = start;
        for (var words = 0; words < 3; words++)
        {
            var previous = PreviousWord(first);
            if (previous == first || end - previous > 48)
            {
                break;
            }

            first = previous;
            var phrase = SensitiveKeys.Classify(_text[first..end]);
            if (phrase <= key)
            {
                continue;
            }

            // "API key" reads as one key; "token for x" lends its meaning only to values that look generated.
            var joined = words == 0 && SensitiveKeys.Classify(_text[first..start]) < KeyClass.Strong;
            borrowed = !joined;
            return joined ? phrase : KeyClass.Vendor;
        }

        _ = separator;
        return key;
    }

    private readonly int PreviousWord(int start)
    {
        var i = start;
        while (i > _out.From && start - i < 3 && _text[i - 1] is ' ' or '\t' or '.')
        {
            i--;
        }

        if (i == start)
        {
            return start;
        }

        var first = i;
        while (first > _out.From && i - first < 40 && Chars.IsWord(_text[first - 1]))
        {
            first--;
        }

        return first == i ? start : first;
    }

    private int Assignment(int start, int end, int to, KeyClass key, in Separator separator, bool borrowed)
    {
        var value = separator.ValueStart;
        if (value >= to)
        {
            return 0;
        }

        if (key == KeyClass.Strong && (IsAssemblyKeyToken(start, end, value, to) || IsCancellation(start, end, value, to)))
        {
            return value;
        }

        if (_command == CommandKind.Curl && key == KeyClass.Parameter && separator.Kind == SeparatorKind.Colon)
        {
            key = KeyClass.Strong;
        }

        if (key == KeyClass.Header && separator.Kind == SeparatorKind.Colon && Quote.LengthAt(_text, value, to) == 0)
        {
            return Header(start, separator, to);
        }

        if (separator.Kind == SeparatorKind.Element)
        {
            return Element(value, to, key);
        }

        var quote = Quote.LengthAt(_text, value, to);
        if (quote > 0)
        {
            // The quote may close the text that the key ends: `token=`, "x.password:".
            var after = value + quote;
            var closes = value == separator.KeyEnd + separator.Width && separator.KeyEnd == end
                && ((start > 0 && _text[start - 1] == _text[value] && quote == 1) || (after < to && _text[after] is ',' or ')' or '}' or ']' or ';'));
            return closes ? 0 : QuotedValue(separator, value, quote, to, key, start);
        }

        if (Chars.MarkerLength(_text, value, to) is > 0 and var marker)
        {
            Normalize(separator, value);
            return MarkersEnd(value + marker, to);
        }

        if (_text[value] is '{' or '[' && key >= KeyClass.Strong && separator.Kind is SeparatorKind.Colon or SeparatorKind.Equals
            && Balanced(value, to) is > 0 and var close)
        {
            Normalize(separator, value);
            Mask(value, close);
            return close;
        }

        if (key >= KeyClass.Strong && separator.Kind is SeparatorKind.Colon or SeparatorKind.Equals && OpensNest(value, to))
        {
            return Nest(value, to, depth: 0, Indent());
        }

        var valueEnd = ValueText.UnquotedEnd(_text, value, to, separator);
        if (valueEnd <= value)
        {
            return BlockScalar(value, to, key);
        }

        if (BlockScalar(value, to, key) is > 0 and var block)
        {
            return block;
        }

        var text = _text[value..valueEnd];
        if (separator.Kind is SeparatorKind.Loose or SeparatorKind.Compare || borrowed ? text.IndexOfAny('(', ')') >= 0 || !SecretLikeness.IsCredential(text) : !Goes(key, text, start, end, separator))
        {
            return 0;
        }

        if (key >= KeyClass.Strong && separator.IsSpaced && (IsCode(text, valueEnd, to) || text.Equals(_text[start..end], StringComparison.OrdinalIgnoreCase)))
        {
            return 0;
        }

        Normalize(separator, value);
        Mask(value, valueEnd);
        return valueEnd;
    }

    private readonly bool Goes(KeyClass key, ReadOnlySpan<char> text, int start, int end, in Separator separator)
    {
        switch (key)
        {
            case KeyClass.Strong or KeyClass.Header:
                return !HarmlessWords.IsType(text) && !(separator.Kind == SeparatorKind.Colon && start > 0 && _text[start - 1] == '.' && IsVersion(text));
            case KeyClass.Medium:
                return SecretLikeness.IsPossiblePassword(text) && separator.Kind is SeparatorKind.Equals or SeparatorKind.Colon;
            case KeyClass.Vendor:
                return SecretLikeness.IsCredential(text);
            case KeyClass.Parameter:
                return SecretLikeness.IsRandom(text)
                    || (IsQueryLike(start, end, separator) && !HarmlessWords.IsStatus(text) && (text.Length > 5 || !SecretLikeness.IsNumber(text)))
                    || (SecretLikeness.IsDigestOrId(text) && !SensitiveKeys.NamesDigest(_text[start..end]) && !SensitiveKeys.NamesDigest(_text[Math.Max(0, start - 16)..start]));
            default:
                return SecretLikeness.IsRandom(text);
        }
    }

    /// <summary>In a query or at the start of the text, a parameter <c>key=x</c> counts without looking random.</summary>
    private readonly bool IsQueryLike(int start, int end, in Separator separator) =>
        separator.Kind == SeparatorKind.Equals && !separator.IsSpaced && separator.ValueStart == end + 1
        && ((start > 0 && _text[start - 1] is '?' or '&') || (start == 0 && _text[start..end].Equals("key", StringComparison.OrdinalIgnoreCase)));

    private static bool IsVersion(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiDigit(text[0]) && text.IndexOf('.') > 0 && text.Length < 32;

    /// <summary>Code that computes a value rather than stating it: a call, a member, nothing.</summary>
    private readonly bool IsCode(ReadOnlySpan<char> text, int end, int to)
    {
        var open = text.IndexOf('(');
        var name = open < 0 ? text : text[..open];
        var called = open > 0 || (end < to && _text[end] == '(');
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] is '_' or '$' or '@'))
        {
            return false;
        }

        var points = 0;
        foreach (var c in name)
        {
            points += c is '.' or '>' ? 1 : 0;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '$' or '@' or '!' or '<' or '>' or '-' or '?' or '['))
            {
                return false;
            }
        }

        return called || name is "new" or "await" or "this" or "self" or "const" or "null" or "None" or "nil" or "default" || (points > 0 && text.IndexOfAnyInRange('0', '9') < 0);
    }

    /// <summary>An argument of code by its name, given by a name: <c>cancellationToken: source.Token</c>.</summary>
    private readonly bool IsCancellation(int start, int end, int value, int to)
    {
        if (!_text[start..end].Equals("cancellationToken", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var i = value;
        while (i < to && (char.IsAsciiLetter(_text[i]) || _text[i] is '_' or '.'))
        {
            i++;
        }

        return i > value && (i >= to || _text[i] is ')' or ',' or ';' or ' ');
    }

    /// <summary>Strong-name tokens of assemblies are public: <c>PublicKeyToken=b77a5c561934e089</c>.</summary>
    private readonly bool IsAssemblyKeyToken(int start, int end, int value, int to)
    {
        if (!_text[start..end].Equals("PublicKeyToken", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var valueEnd = Chars.WordEnd(_text, value, to);
        return valueEnd - value == 16 || _text[value..valueEnd].Equals("null", StringComparison.OrdinalIgnoreCase);
    }
}
