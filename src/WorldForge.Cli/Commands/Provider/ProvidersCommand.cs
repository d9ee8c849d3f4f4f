using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge providers</c>: the old name of the list of registered providers, kept for scripts and hidden from help.</summary>
internal sealed class ProvidersCommand : CliCommand
{
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();

    public ProvidersCommand(CliContext context)
        : base(context, "providers", "List the registered providers in short form; use 'provider list' instead.")
    {
        Hidden = true;
        Add(_stateDirectory);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using Forge forge = Context.CreateForge(parsed.GetRequiredValue(_stateDirectory));
        await Context.PrintJsonAsync(JsonList.Create(forge.ProviderNames.Select(name => (JsonValue)forge.GetProviderInfo(name).ToJson())));
        return ExitCode.Success;
    }
}
