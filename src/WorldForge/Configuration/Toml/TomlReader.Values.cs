namespace WorldForge.Configuration.Toml;

/// <summary>Values, arrays and inline tables.</summary>
internal sealed partial class TomlReader
{
    private TomlValue Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw _cursor.Fail($"at most {MaxDepth} levels", found: "one more");
        }

        return _cursor.Peek() switch
        {
            '"' or '\'' => new TomlString(Text()),
            '[' => Array(depth),
            '{' => InlineTable(depth),
            't' when Word("true") => new TomlBoolean(true),
            'f' when Word("false") => new TomlBoolean(false),
            >= '0' and <= '9' when IsMoment() => Moment(),
            (>= '0' and <= '9') or '+' or '-' or 'i' or 'n' => Number(),
            _ => throw _cursor.Fail("a value"),
        };
    }

    private bool Word(string word) => _cursor.Take(word) && !char.IsAsciiLetterOrDigit(_cursor.Peek());

    private TomlArray Array(int depth)
    {
        var array = new TomlArray();
        _cursor.Skip();
        while (true)
        {
            SkipLines();
            if (_cursor.Take("]"))
            {
                return array;
            }

            array.Items.Add(Value(depth + 1));
            SkipLines();
            if (!_cursor.Take(","))
            {
                return _cursor.Take("]") ? array : throw _cursor.Fail("',' or ']'");
            }
        }
    }

    /// <summary>Blanks, comments and line ends, as they may stand between the items of an array.</summary>
    private void SkipLines()
    {
        do
        {
            _cursor.SkipBlanks();
            Comment();
        }
        while (_cursor.TakeLineEnd());
    }

    private TomlTable InlineTable(int depth)
    {
        var table = new TomlTable { Origin = TomlTableOrigin.Inline };
        _cursor.Skip();
        _cursor.SkipBlanks();
        if (_cursor.Take("}"))
        {
            return table;
        }

        do
        {
            KeyValue(table, depth);
            _cursor.SkipBlanks();
        }
        while (_cursor.Take(","));
        return _cursor.Take("}") ? table : throw _cursor.Fail("',' or '}'");
    }
}
