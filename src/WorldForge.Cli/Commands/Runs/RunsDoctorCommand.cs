using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs.Repair;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs doctor</c>: finds what is wrong in a workspace and repairs it when asked.</summary>
internal sealed class RunsDoctorCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly Option<bool> _repair = new("--repair") { Description = "Repair what needs no decision; without it nothing is changed." };
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsDoctorCommand(CliContext context)
        : base(context, "doctor", "Find damage in a workspace of runs; repair it with --repair, deleting nothing.")
    {
        Add(_workspace.Directory);
        Add(_repair);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunDoctor doctor = new(_workspace.Read(Context, parsed));
        RunDoctorReport report = parsed.GetValue(_repair) ? await doctor.RepairAsync(cancellationToken) : doctor.Examine(cancellationToken);
        await (parsed.GetValue(_format) == "markdown" ? Context.PrintAsync(report.ToMarkdown()) : Context.PrintJsonAsync(report.ToJson()));
        return report.IsHealthy ? ExitCode.Success : ExitCode.Failure;
    }
}
