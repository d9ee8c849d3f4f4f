using System.Text;

namespace WorldForge.Configuration.Toml;

/// <summary>
/// Reads TOML 1.0, the whole of it and nothing else. Reading takes time linear in the text, and nesting is bounded.
/// </summary>
/// <remarks>The grammar is that of https://toml.io/en/v1.0.0; the toml-test suite judges this reader.</remarks>
internal sealed partial class TomlReader
{
    /// <summary>The most levels of tables and arrays.</summary>
    public const int MaxDepth = 128;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly TomlCursor _cursor;
    private readonly TomlTable _root = new() { Origin = TomlTableOrigin.Header };
    private TomlTable _section;
    private int _sectionDepth;

    private TomlReader(string text)
    {
        _cursor = new TomlCursor(text);
        _section = _root;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark in front is passed over.</param>
    /// <exception cref="TomlSyntaxException">The text is not TOML 1.0.</exception>
    public static TomlTable Parse(ReadOnlySpan<byte> utf8) => new TomlReader(Decode(utf8)).Document();

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> body = utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8;
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            // What is well-formed up to the bad byte gives its line and column.
            int good = WellFormed(body);
            throw new TomlCursor(Strict.GetString(body[..good])).Fail("UTF-8", good, "bytes that are not UTF-8");
        }
    }

    private static int WellFormed(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private TomlTable Document()
    {
        while (true)
        {
            _cursor.SkipBlanks();
            if (_cursor.AtEnd)
            {
                return _root;
            }

            if (_cursor.Peek() == '[')
            {
                Header();
            }
            else if (_cursor.Peek() is not ('#' or '\n' or '\r'))
            {
                KeyValue(_section, _sectionDepth);
            }

            EndLine();
        }
    }

    /// <summary>What may follow on the line of a statement: a comment, and the line's end.</summary>
    private void EndLine()
    {
        _cursor.SkipBlanks();
        Comment();
        if (!_cursor.AtEnd && !_cursor.TakeLineEnd())
        {
            throw _cursor.Fail("the end of the line");
        }
    }

    private void Comment()
    {
        if (_cursor.Peek() != '#' || _cursor.AtEnd)
        {
            return;
        }

        while (!_cursor.AtEnd && _cursor.Peek() != '\n' && !_cursor.IsAt("\r\n"))
        {
            RefuseControl("a comment without control characters");
            _cursor.Skip();
        }
    }

    private void RefuseControl(string expected)
    {
        if (!_cursor.AtEnd && _cursor.Peek() is (< ' ' and not '\t') or '\u007f')
        {
            throw _cursor.Fail(expected);
        }
    }
}
