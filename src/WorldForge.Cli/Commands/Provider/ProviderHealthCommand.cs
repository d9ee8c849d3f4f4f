using System.CommandLine;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider health [NAME]</c>: the health of one provider as an object, or of several as a list.</summary>
internal sealed class ProviderHealthCommand : CliCommand
{
    private readonly Argument<string?> _name = new("NAME") { Description = "One provider; without it, every known one.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<bool> _registeredOnly = Flags.RegisteredOnly();
    private readonly Option<string?> _capability = Flags.Capability("Only providers that support it.");

    public ProviderHealthCommand(CliContext context)
        : base(context, "health", "Check the health of one provider, or of every known one.")
    {
        _name = Flags.OptionalProviderName(context, "One provider; without it, every known one.");
        Add(_name);
        Add(_stateDirectory);
        Add(_registeredOnly);
        Add(_capability);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using Forge forge = Context.CreateForge(parsed.GetRequiredValue(_stateDirectory));
        if (parsed.GetValue(_name) is { } name)
        {
            if (parsed.GetValue(_registeredOnly) || parsed.GetValue(_capability) is not null)
            {
                throw new UsageException("NAME asks for one provider; --registered-only and --capability choose among several.");
            }

            ProviderHealth health = await forge.CheckHealthAsync(name, cancellationToken);
            await Context.PrintJsonAsync(Row(health, forge.IsRegistered(name)));
            return ExitCode.Success;
        }

        DoctorReport report = await forge.DoctorAsync(
            Flags.CapabilityOf(parsed.GetValue(_capability)), parsed.GetValue(_registeredOnly), cancellationToken);
        await Context.PrintJsonAsync(JsonList.Create(report.Providers.Select(static row => (JsonValue)Row(row.Health, row.IsRegistered))));
        return ExitCode.Success;
    }

    private static JsonObject Row(ProviderHealth health, bool registered) => health.ToJson().With("registered", registered);
}
