using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Cli.Terminal;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider list</c>: the rows of the doctor, without its summary.</summary>
internal sealed class ProviderListCommand : CliCommand
{
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<bool> _registeredOnly = Flags.RegisteredOnly();
    private readonly Option<string?> _capability = Flags.Capability("Only providers that support it.");

    public ProviderListCommand(CliContext context)
        : base(context, "list", "List the known providers with profile, health and lifecycle.")
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
            return ExitCode.Success;
        }

        await Context.PrintJsonAsync(JsonList.Create(report.Providers.Select(static row => (JsonValue)row.ToJson())));
        return ExitCode.Success;
    }
}
