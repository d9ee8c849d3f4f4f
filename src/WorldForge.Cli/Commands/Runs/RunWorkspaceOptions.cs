using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Runs;

/// <summary>The workspace that a command reads.</summary>
internal sealed class RunWorkspaceOptions
{
    /// <summary><c>--workspace-dir</c>.</summary>
    public Option<string> Directory { get; } = Flags.Workspace();

    /// <summary>The workspace; what is printed of it is what the user typed, never the resolved folder.</summary>
    public RunStore Read(CliContext context, ParseResult parsed)
    {
        string directory = parsed.GetRequiredValue(Directory);
        string display = WorkspaceDisplay.Of(directory);
        return new RunStore(context.PathOf(directory), context.Time) { Display = display };
    }
}
