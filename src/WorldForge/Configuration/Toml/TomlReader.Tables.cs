namespace WorldForge.Configuration.Toml;

/// <summary>Headers, keys, and the rules that say which tables may be extended how.</summary>
internal sealed partial class TomlReader
{
    private void Header()
    {
        int start = _cursor.At;
        bool isArray = _cursor.Take("[[");
        if (!isArray)
        {
            _cursor.Skip();
        }

        List<string> path = KeyPath();
        if (!_cursor.Take(isArray ? "]]" : "]"))
        {
            throw _cursor.Fail(isArray ? "']]'" : "']'");
        }

        TomlTable parent = _root;
        foreach (string key in path.GetRange(0, path.Count - 1))
        {
            parent = Enter(parent, key, start);
        }

        _section = isArray ? Append(parent, path[^1], start) : Open(parent, path[^1], start);
        _sectionDepth = path.Count;
    }

    /// <summary>The table that a header passes through.</summary>
    private TomlTable Enter(TomlTable parent, string key, int start)
    {
        switch (parent.Find(key))
        {
            case null:
                var made = new TomlTable { Origin = TomlTableOrigin.Implied };
                parent.Add(key, made);
                return made;
            case TomlTable { Origin: not TomlTableOrigin.Inline } table:
                return table;
            case TomlArray { IsTables: true } array:
                return (TomlTable)array.Items[^1];
            default:
                throw _cursor.Fail("a header through tables that may be extended", start, "a name that holds a finished value");
        }
    }

    private TomlTable Open(TomlTable parent, string key, int start)
    {
        switch (parent.Find(key))
        {
            case null:
                var made = new TomlTable { Origin = TomlTableOrigin.Header };
                parent.Add(key, made);
                return made;
            case TomlTable { Origin: TomlTableOrigin.Implied } table:
                table.Origin = TomlTableOrigin.Header;
                return table;
            default:
                throw _cursor.Fail("a table that is not defined yet", start, "a name that is taken");
        }
    }

    private TomlTable Append(TomlTable parent, string key, int start)
    {
        TomlArray array;
        switch (parent.Find(key))
        {
            case null:
                array = new TomlArray { IsTables = true };
                parent.Add(key, array);
                break;
            case TomlArray { IsTables: true } known:
                array = known;
                break;
            default:
                throw _cursor.Fail("an array of tables or a free name", start, "a name that is taken");
        }

        var table = new TomlTable { Origin = TomlTableOrigin.Header };
        array.Items.Add(table);
        return table;
    }

    private void KeyValue(TomlTable table, int depth)
    {
        int start = _cursor.At;
        List<string> path = KeyPath();
        if (!_cursor.Take("="))
        {
            throw _cursor.Fail("'='");
        }

        _cursor.SkipBlanks();
        TomlTable parent = table;
        foreach (string key in path.GetRange(0, path.Count - 1))
        {
            parent = Extend(parent, key, start);
        }

        if (parent.Find(path[^1]) is not null)
        {
            throw _cursor.Fail("a key that is not set yet", start, "a key that is set already");
        }

        parent.Add(path[^1], Value(depth + path.Count));
    }

    /// <summary>The table that a dotted key passes through: one that a dotted key of this section made.</summary>
    private TomlTable Extend(TomlTable parent, string key, int start)
    {
        switch (parent.Find(key))
        {
            case null:
                var made = new TomlTable { Origin = TomlTableOrigin.DottedKey };
                parent.Add(key, made);
                return made;
            case TomlTable { Origin: TomlTableOrigin.DottedKey } table:
                return table;
            default:
                throw _cursor.Fail("a dotted key through tables of dotted keys", start, "a name that is defined elsewhere");
        }
    }

    /// <summary>One key or several with dots between; blanks around each are passed over.</summary>
    private List<string> KeyPath()
    {
        List<string> path = [];
        do
        {
            _cursor.SkipBlanks();
            path.Add(Key());
            _cursor.SkipBlanks();
            if (path.Count > MaxDepth)
            {
                throw _cursor.Fail($"at most {MaxDepth} levels", found: "one more");
            }
        }
        while (_cursor.Take("."));
        return path;
    }

    private string Key()
    {
        if (_cursor.Peek() is '"' or '\'')
        {
            return _cursor.IsAt("\"\"\"") || _cursor.IsAt("'''") ? throw _cursor.Fail("a key on one line", found: "a multi-line string") : Text();
        }

        int start = _cursor.At;
        while (char.IsAsciiLetterOrDigit(_cursor.Peek()) || _cursor.Peek() is '_' or '-')
        {
            _cursor.Skip();
        }

        return _cursor.At > start ? _cursor.Between(start, _cursor.At).ToString() : throw _cursor.Fail("a key");
    }
}
