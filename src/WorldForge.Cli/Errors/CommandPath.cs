using System.CommandLine;

namespace WorldForge.Cli.Errors;

/// <summary>The words that lead to a command.</summary>
internal static class CommandPath
{
    /// <summary>The names from the top, without the program's; empty for the program itself.</summary>
    public static IReadOnlyList<string> Of(Command command)
    {
        List<string> names = [];
        for (Symbol? symbol = command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
        {
            names.Insert(0, symbol.Name);
        }

        return names;
    }
}
