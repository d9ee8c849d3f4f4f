using WorldForge.Processes;

namespace WorldForge.Runs;

/// <summary>Command lines of runs in the form that may be stored, shown and pasted.</summary>
public static class RunCommands
{
    /// <summary>
    /// The command without secrets and host paths, quoted for a POSIX shell: the value of a secret option becomes
    /// <c>&lt;redacted&gt;</c>, a URL with a credential in its query <c>&lt;redacted-url&gt;</c>, an absolute path
    /// <c>&lt;host-local:name&gt;</c>. Doing it twice changes nothing more.
    /// </summary>
    /// <param name="command">A command line; where its quotes do not close, blanks separate the words.</param>
    public static string Sanitise(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Quote(Sanitise(ShellWords.Split(command)));
    }

    /// <summary>The same for a command that is already in words.</summary>
    public static IReadOnlyList<string> Sanitise(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return RunText.CommandLine.RedactArguments(words);
    }

    /// <summary>The words joined to one command line that a POSIX shell reads back as the same words; empty for none.</summary>
    public static string Quote(params IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count == 0 ? "" : CommandText.Quote(words[0], words.Skip(1));
    }
}
