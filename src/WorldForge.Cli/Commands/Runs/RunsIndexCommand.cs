using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs.History;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs index</c>: a document about all runs and all folders that are no readable runs.</summary>
internal sealed class RunsIndexCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly RunFilterOptions _filters = new();
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown", "csv");
    private readonly Option<string?> _output = Flags.Output();

    public RunsIndexCommand(CliContext context)
        : base(context, "index", "Index preserved runs and report folders that are no readable runs.")
    {
        Add(_workspace.Directory);
        _filters.AddTo(this, context);
        Add(_format);
        Add(_output);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunIndex index = new(_filters.History(_workspace.Read(Context, parsed), parsed), _filters.Read(parsed));
        string? format = parsed.GetValue(_format);
        await Context.EmitAsync(
            output =>
            {
                switch (format)
                {
                    case "markdown":
                        index.WriteMarkdown(output, cancellationToken);
                        break;
                    case "csv":
                        index.WriteCsv(output, cancellationToken);
                        break;
                    default:
                        index.WriteJson(output, cancellationToken);
                        break;
                }
            },
            parsed.GetValue(_output),
            cancellationToken);
        return ExitCode.Success;
    }
}
