using System.Text;

namespace WorldForge.Processes;

/// <summary>Commands as text for evidence: POSIX quoting on every system, so that artifacts compare equal and a person can paste
/// them into a shell.</summary>
public static class CommandText
{
    private const string Bare = "@%+=:,./-_";

    /// <summary>The command with every word quoted where a POSIX shell would read it as something else than itself.</summary>
    public static string Quote(string fileName, IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(arguments);
        var text = new StringBuilder(CommandWord(fileName));
        foreach (var argument in arguments)
        {
            text.Append(' ').Append(Quote(argument));
        }

        return text.ToString();
    }

    /// <summary>One word: bare when it consists of characters that no shell reads specially, else in single quotes.</summary>
    public static string Quote(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length > 0 && word.All(IsBare)
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    // "A=b" in the place of the command would be read as an assignment.
    private static string CommandWord(string fileName) =>
        fileName.Contains('=', StringComparison.Ordinal) && fileName.All(IsBare) ? $"'{fileName}'" : Quote(fileName);

    private static bool IsBare(char c) => char.IsAsciiLetterOrDigit(c) || Bare.Contains(c, StringComparison.Ordinal);
}
