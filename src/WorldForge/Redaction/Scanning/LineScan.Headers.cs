namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    private static readonly string[] SingleTokenSchemes = ["Bearer", "Basic", "Negotiate", "NTLM", "Token", "ApiKey", "Api-Key", "Key", "SharedAccessSignature", "GoogleLogin", "Splunk", "SSWS", "OAuth2", "DPoP"];

    /// <summary>The value of an authorization or cookie header: to the end of the line, or to the quote that the header stands in.</summary>
    private int Header(int start, in Separator separator, int to)
    {
        var value = separator.ValueStart;
        var limit = HeaderEnd(start, value, to, out var bounded);
        if (value >= limit)
        {
            return value;
        }

        var i = value;
        if (Chars.MarkerLength(_text, i, limit) is > 0 and var marker)
        {
            i = MarkersEnd(i + marker, limit);
            var rest = Chars.SkipBlanks(_text, i, limit);
            var restEnd = Chars.CredentialEnd(_text, rest, limit);
            if (rest > i && restEnd - rest >= 8 && (restEnd == limit || Chars.IsSpace(_text[restEnd]) || _text[restEnd] is ',' or ';')
                && SecretLikeness.Entropy(_text[rest..restEnd]) >= 2.5 && !HarmlessWords.IsProse(_text[rest..restEnd]) && (HasDigitOrUpper(_text[rest..restEnd]) || restEnd == limit))
            {
                Mask(rest, restEnd);
                i = restEnd;
            }

            Normalize(separator, value, mayRun: true);
            Fold(i, limit, bounded);
            return i;
        }

        Normalize(separator, value, mayRun: true);
        foreach (var scheme in SingleTokenSchemes)
        {
            var word = value + scheme.Length;
            if (!Chars.At(_text, value, limit, scheme) || word >= limit || !Chars.IsBlank(_text[word]))
            {
                continue;
            }

            var token = Chars.SkipBlanks(_text, word, limit);
            var tokenEnd = CredentialRun(token, limit);
            if (tokenEnd == token)
            {
                break;
            }

            if (Chars.MarkerLength(_text, token, limit) is > 0 and var masked)
            {
                tokenEnd = token + masked;
            }

            // A bearer header reads as its two markers: the scheme and the credential.
            if (scheme == "Bearer")
            {
                Mask(value, word);
                Mask(token, tokenEnd);
            }
            else
            {
                Mask(value, tokenEnd);
            }

            Fold(tokenEnd, limit, bounded);
            return tokenEnd;
        }

        var end = limit;
        while (end > value && Chars.IsSpace(_text[end - 1]))
        {
            end--;
        }

        Mask(value, end);
        Fold(end, limit, bounded);
        return end;
    }

    private void Normalize(in Separator separator, int value, bool mayRun)
    {
        if (mayRun)
        {
            Normalize(separator, value);
        }
    }

    private readonly int CredentialRun(int from, int to)
    {
        var i = from;
        while (i < to && !Chars.IsSpace(_text[i]) && _text[i] is not (',' or ';' or '"' or '\'' or '`' or '\\' or '}' or ')' or ']' or '<' or '>' or '|'))
        {
            i++;
        }

        return i == from && Chars.MarkerLength(_text, from, to) is > 0 and var marker ? from + marker : i;
    }

    /// <summary>Continuation lines of a header that ran to the end of its line belong to it.</summary>
    private void Fold(int end, int limit, bool bounded)
    {
        if (!bounded && limit == _text.Length && Chars.SkipBlanks(_text, end, limit) >= limit)
        {
            Carries(Carry.FoldedHeader);
        }
    }

    private readonly int HeaderEnd(int start, int value, int to, out bool bounded)
    {
        bounded = true;
        var quoteEnd = start;
        var before = start - 1;
        if (before >= 0 && Chars.IsQuote(_text[before]))
        {
            var slashes = 0;
            while (before - slashes - 1 >= 0 && slashes < 15 && _text[before - slashes - 1] == '\\')
            {
                slashes++;
            }

            var open = before - slashes;
            var close = Quote.FindClose(_text, open, start - open, to, out var closed);
            _ = quoteEnd;
            if (closed && close > value)
            {
                return close;
            }
        }

        // A literal line break of an escaped text ends the header as a real one does.
        for (var i = value; i + 1 < to; i++)
        {
            if (_text[i] == '\\' && _text[i + 1] is 'n' or 'r')
            {
                return i;
            }

            // The quote of a text that the header stands in somewhere.
            if (Chars.IsQuote(_text[i]) && _text[i + 1] is ',' or '}' or ')' or ']' && OddQuotes(value, i))
            {
                return i;
            }
        }

        bounded = false;
        return to;
    }

    private readonly bool OddQuotes(int from, int at)
    {
        var count = 0;
        for (var i = from; i < at; i++)
        {
            count += _text[i] == _text[at] ? 1 : 0;
        }

        return count % 2 == 0;
    }

    private static bool HasDigitOrUpper(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('0', '9') >= 0 || text.IndexOfAnyInRange('A', 'Z') >= 0 || text.IndexOfAny('=', '+', '/') >= 0;
}
