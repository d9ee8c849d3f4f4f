using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorldForge.Runs;

/// <summary>Splits a command line into words as a POSIX shell does, without expanding anything.</summary>
internal static class ShellWords
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The words; where quotes do not close, the parts between blanks.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        TrySplit(text, out IReadOnlyList<string>? words)
            ? words
            : text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words; false where a quote does not close or the text ends in a backslash.</summary>
    public static bool TrySplit(string text, [NotNullWhen(true)] out IReadOnlyList<string>? words)
    {
        var found = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (c == '\\' && quote != '\'' && Escapes(text, index, quote))
            {
                (word ??= new StringBuilder()).Append(text[++index]);
            }
            else if (quote != '\0')
            {
                word!.Append(c);
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (!Blanks.Contains(c))
            {
                (word ??= new StringBuilder()).Append(c);
            }
            else if (word is not null)
            {
                found.Add(word.ToString());
                word = null;
            }
        }

        if (word is not null)
        {
            found.Add(word.ToString());
        }

        bool whole = quote == '\0' && !EndsInBackslash(text);
        words = whole ? found : null;
        return whole;
    }

    // Between double quotes a backslash is itself unless it stands before one of these.
    private static bool Escapes(string text, int at, char quote) =>
        at + 1 < text.Length && (quote == '\0' || text[at + 1] is '"' or '\\' or '$' or '`');

    private static bool EndsInBackslash(string text)
    {
        int count = text.Length - text.AsSpan().TrimEnd('\\').Length;
        return count % 2 == 1;
    }
}
