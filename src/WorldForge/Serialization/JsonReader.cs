using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace WorldForge.Serialization;

/// <summary>
/// One pass over UTF-8 text. A method that returns null has recorded why; callers add their place and return null in
/// turn. The text is only ever compared and copied, so hostile input costs no more than friendly input of its size.
/// </summary>
internal ref partial struct JsonReader(ReadOnlySpan<byte> text, JsonLimits limits)
{
    private const int LargestScanned = 8;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly JsonLimits _limits = limits;

    // Members and items of the containers that are open, innermost last; each container takes its own when it closes.
    private readonly List<KeyValuePair<string, JsonValue>> _members = [];
    private readonly List<JsonValue> _items = [];
    private int _at;
    private int _validUntil;

    // A text with escapes is put together here; keys that repeat are kept there.
    private char[]? _characters;
    private int _length;
    private string?[]? _keys;

    // Why there is no value, and the places around it, innermost first.
    private int _errorAt;
    private string? _expected;
    private string? _found;
    private bool _isLimit;
    private List<string>? _places;

    /// <summary>Reads the whole text; null when <see cref="Error"/> says why not.</summary>
    public JsonValue? Document()
    {
        if (_text.Length > _limits.MaxBytes)
        {
            return FailLimit(_limits.MaxBytes, $"at most {_limits.MaxBytes} bytes", $"{_text.Length} bytes");
        }

        if (_text.StartsWith("\uFEFF"u8))
        {
            return Fail(0, "a JSON value", "a byte order mark");
        }

        _validUntil = Utf8.IsValid(_text) ? _text.Length : JsonInputText.FirstInvalid(_text);
        SkipSpace();
        JsonValue? value = Value(0);
        ReturnBuffers();
        if (value is null)
        {
            return null;
        }

        SkipSpace();
        return _at == _text.Length ? value : Fail(_at, "the end of the text", Found(_at));
    }

    private JsonValue? Value(int depth)
    {
        if (_at >= _text.Length)
        {
            return Fail(_at, "a JSON value", Found(_at));
        }

        switch (_text[_at])
        {
            case (byte)'"':
                _at++;
                return Text() is { } text ? JsonText.Trusted(text) : null;
            case (byte)'{':
                return Enter(depth) ? Object(depth + 1) : null;
            case (byte)'[':
                return Enter(depth) ? List(depth + 1) : null;
            case (byte)'t':
                return Literal("true"u8, JsonBoolean.True);
            case (byte)'f':
                return Literal("false"u8, JsonBoolean.False);
            case (byte)'n':
                return Literal("null"u8, JsonNull.Instance);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number();
            default:
                return Fail(_at, "a JSON value", Found(_at));
        }
    }

    private bool Enter(int depth)
    {
        if (depth >= _limits.MaxDepth)
        {
            FailLimit(_at, $"at most {_limits.MaxDepth} levels of lists and objects", "one level more");
            return false;
        }

        _at++;
        SkipSpace();
        return true;
    }

    private JsonList? List(int depth)
    {
        int first = _items.Count;
        if (Take((byte)']'))
        {
            return JsonList.Empty;
        }

        while (true)
        {
            if (Value(depth) is not { } item)
            {
                AddPlace(_items.Count - first);
                return null;
            }

            _items.Add(item);
            SkipSpace();
            if (Take((byte)']'))
            {
                JsonValue[] items = [.. CollectionsMarshal.AsSpan(_items)[first..]];
                _items.RemoveRange(first, items.Length);
                return JsonList.Owned(items);
            }

            if (!Take((byte)','))
            {
                Fail(_at, "',' or ']'", Found(_at));
                return null;
            }

            SkipSpace();
        }
    }

    private JsonObject? Object(int depth)
    {
        int first = _members.Count;
        Dictionary<string, int>? index = null;
        if (Take((byte)'}'))
        {
            return JsonObject.Empty;
        }

        while (true)
        {
            if (Member(depth, first, ref index) is not { } member)
            {
                return null;
            }

            _members.Add(member);
            SkipSpace();
            if (Take((byte)'}'))
            {
                KeyValuePair<string, JsonValue>[] members = [.. CollectionsMarshal.AsSpan(_members)[first..]];
                _members.RemoveRange(first, members.Length);
                return JsonObject.Owned(members, index);
            }

            if (!Take((byte)','))
            {
                Fail(_at, "',' or '}'", Found(_at));
                return null;
            }

            SkipSpace();
        }
    }

    private KeyValuePair<string, JsonValue>? Member(int depth, int first, ref Dictionary<string, int>? index)
    {
        int start = _at;
        if (!Take((byte)'"'))
        {
            Fail(_at, "a key in quotation marks", Found(_at));
            return null;
        }

        if (Key() is not { } key)
        {
            return null;
        }

        if (!IsNew(key, first, ref index))
        {
            Fail(start, "a key that the object does not have yet", "a duplicate key");
            AddPlace(key);
            return null;
        }

        SkipSpace();
        if (!Take((byte)':'))
        {
            Fail(_at, "':'", Found(_at));
            AddPlace(key);
            return null;
        }

        SkipSpace();
        if (Value(depth) is not { } value)
        {
            AddPlace(key);
            return null;
        }

        return new(key, value);
    }

    /// <summary>Looks for the key among those of the open object: by scanning while they are few, then by hash.</summary>
    private readonly bool IsNew(string key, int first, ref Dictionary<string, int>? index)
    {
        ReadOnlySpan<KeyValuePair<string, JsonValue>> members = CollectionsMarshal.AsSpan(_members)[first..];
        if (index is null && members.Length < LargestScanned)
        {
            foreach ((string earlier, JsonValue _) in members)
            {
                if (string.Equals(earlier, key, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }

        if (index is null)
        {
            index = new Dictionary<string, int>(4 * LargestScanned, StringComparer.Ordinal);
            for (int at = 0; at < members.Length; at++)
            {
                index.Add(members[at].Key, at);
            }
        }

        return index.TryAdd(key, members.Length);
    }

    private JsonValue? Literal(ReadOnlySpan<byte> word, JsonValue value)
    {
        int common = _text[_at..].CommonPrefixLength(word);
        if (common < word.Length)
        {
            return Fail(_at + common, "true, false or null", Found(_at + common));
        }

        _at += word.Length;
        return value;
    }

    private bool Take(byte expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }
}
