using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Cli.Terminal;
using WorldForge.Providers;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary><c>worldforge doctor</c>: every provider, whether it can be called now, and what is missing.</summary>
internal sealed class DoctorCommand : CliCommand
{
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<bool> _registeredOnly = Flags.RegisteredOnly();
    private readonly Option<string?> _capability = Flags.Capability("Only providers that support it.");

    public DoctorCommand(CliContext context)
        : base(context, "doctor", "Check every known provider: registration, health, lifecycle and configuration.")
    {
        Add(_stateDirectory);
        Add(_registeredOnly);
        Add(_capability);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using Forge forge = Context.CreateForge(parsed.GetRequiredValue(_stateDirectory));
        DoctorReport report = await forge.DoctorAsync(
            Flags.CapabilityOf(parsed.GetValue(_capability)), parsed.GetValue(_registeredOnly), cancellationToken);
        if (CanDraw(parsed))
        {
            ProviderTable.Draw(Context, report);
            foreach (string issue in report.Issues)
            {
                await Context.PrintAsync($"! {issue}");
            }

            return ExitCode.Success;
        }

        await Context.PrintJsonAsync(report.ToJson());
        return ExitCode.Success;
    }
}
