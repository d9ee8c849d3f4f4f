using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Drills;

namespace WorldForge.Cli.Commands.Drills;

/// <summary><c>worldforge drills list</c>: the failures that can be rehearsed.</summary>
internal sealed class DrillsListCommand : CliCommand
{
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public DrillsListCommand(CliContext context)
        : base(context, "list", "List the failures that can be rehearsed, with what must be seen and how to recover.") => Add(_format);

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await (parsed.GetRequiredValue(_format) == "json" ? Context.PrintJsonAsync(DrillCatalogue.ToJson()) : Context.PrintAsync(DrillCatalogue.ToMarkdown()));
        return ExitCode.Success;
    }
}
