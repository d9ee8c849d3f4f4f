using System.Globalization;
using System.Text;

namespace WorldForge.Configuration.Toml;

/// <summary>A place in the text of a document, the characters at it, and the error that names it.</summary>
internal sealed class TomlCursor(string text)
{
    /// <summary>What <see cref="Peek"/> gives behind the last character. A document cannot hold it: it is a control character.</summary>
    public const char End = '\0';

    /// <summary>Offset of the next character.</summary>
    public int At { get; private set; }

    /// <summary>Whether the whole text is read.</summary>
    public bool AtEnd => At >= text.Length;

    /// <summary>The next character, or the one some places behind it.</summary>
    public char Peek(int ahead = 0) => At + ahead < text.Length ? text[At + ahead] : End;

    /// <summary>Reads one character.</summary>
    public char Next() => text[At++];

    /// <summary>Passes over characters.</summary>
    public void Skip(int count = 1) => At += count;

    /// <summary>Passes over the characters of a mark when it stands here.</summary>
    public bool Take(string mark)
    {
        if (!IsAt(mark))
        {
            return false;
        }

        At += mark.Length;
        return true;
    }

    /// <summary>Whether a mark stands here.</summary>
    public bool IsAt(string mark) => string.CompareOrdinal(text, At, mark, 0, mark.Length) == 0;

    /// <summary>The text between two places.</summary>
    public ReadOnlySpan<char> Between(int start, int end) => text.AsSpan(start, end - start);

    /// <summary>Passes over spaces and tabs.</summary>
    public void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
        {
            At++;
        }
    }

    /// <summary>Passes over one line end.</summary>
    /// <returns>False when none is here; a lone carriage return is none.</returns>
    public bool TakeLineEnd() => Take("\n") || Take("\r\n");

    /// <summary>The error for what stands here, or at another place.</summary>
    public TomlSyntaxException Fail(string expected, int? at = null, string? found = null)
    {
        int place = at ?? At;
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Min(place, text.Length));
        int lineStart = before.LastIndexOf('\n') + 1;
        int column = 1;
        foreach (Rune _ in before[lineStart..].EnumerateRunes())
        {
            column++;
        }

        return new TomlSyntaxException(new TomlSyntaxError
        {
            Line = before.Count('\n') + 1,
            Column = column,
            Expected = expected,
            Found = found ?? Found(place),
        });
    }

    private string Found(int place) => place >= text.Length
        ? "the end of the text"
        : text[place] switch
        {
            '\n' or '\r' => "the end of the line",
            '\t' => "a tab",
            > ' ' and <= '~' => $"'{text[place]}'",
            ' ' => "a blank",
            char other => string.Create(CultureInfo.InvariantCulture, $"U+{(Rune.TryGetRuneAt(text, place, out Rune rune) ? rune.Value : other):X4}"),
        };
}
