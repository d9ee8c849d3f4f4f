using System.CommandLine;
using WorldForge.Cli.Commands;
using WorldForge.Cli.Errors;

namespace WorldForge.Cli.Tests;

/// <summary>Every command of the tool, hidden ones too.</summary>
internal static class CommandTree
{
    /// <summary>The commands from the top, each before its subcommands.</summary>
    public static IReadOnlyList<Command> All()
    {
        CliContext context = new() { Output = TextWriter.Null, Error = TextWriter.Null, Directory = Path.GetTempPath() };
        return [.. Below(new WorldForgeCommand(context))];
    }

    /// <summary>The words behind the program's name.</summary>
    public static string Words(Command command) => string.Join(' ', CommandPath.Of(command));

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);
}
