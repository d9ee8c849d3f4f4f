using System.CommandLine;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands;

/// <summary>A word that needs another word behind it. Alone it is a usage error that shows the help on the error stream.</summary>
internal abstract class CommandGroup : Command
{
    protected CommandGroup(CliContext context, string name, string description)
        : base(name, description) => SetAction((_, _) => RefuseAsync(context, this));

    /// <summary>Answers a command line that ends where a subcommand is missing.</summary>
    public static async Task<int> RefuseAsync(CliContext context, Command command)
    {
        await new ErrorReport(context, CommandPath.Of(command)).UsageAsync("A subcommand is required.");
        await context.Error.WriteAsync("\n" + HelpText.Of(command, context));
        return ExitCode.Usage;
    }
}
