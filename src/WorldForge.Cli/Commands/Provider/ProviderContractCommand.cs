using System.CommandLine;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Contracts;
using WorldForge.Providers;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider contract</c>: contract evidence of a provider of the catalog, or of a factory of the host.</summary>
internal sealed class ProviderContractCommand : CliCommand
{
    private readonly Argument<string?> _name = new("NAME") { Description = "A provider of the catalog.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _factory = new("--factory") { HelpName = "ASSEMBLY!TYPE.METHOD", Description = "A static method without parameters that makes a provider; its assembly is loaded." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");
    private readonly Option<bool> _live = new("--live") { Description = "Also call a configured provider that is not local." };
    private readonly Option<string?> _scoreInfo = Flags.Json("--score-info", "The info of a score request, as JSON.");
    private readonly Option<string?> _scoreCandidates = Flags.Json("--score-candidates", "The candidates of a score request, as JSON.");
    private readonly Option<string?> _policyInfo = Flags.Json("--policy-info", "The info of a policy request, as JSON.");
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();

    public ProviderContractCommand(CliContext context)
        : base(context, "contract", "Run the contract of one provider and print evidence; exit 1 unless it passed.")
    {
        _name = Flags.OptionalProviderName(context, "A provider of the catalog.");
        Add(_name);
        Add(_factory);
        Add(_format);
        Add(_live);
        Add(_scoreInfo);
        Add(_scoreCandidates);
        Add(_policyInfo);
        Add(_stateDirectory);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? name = parsed.GetValue(_name);
        string? factory = parsed.GetValue(_factory);
        if (name is null == factory is null)
        {
            throw new UsageException("Give exactly one of NAME and --factory.");
        }

        ProviderContractRequest request = (name is null ? FromFactory(factory!) : FromCatalog(name, parsed.GetRequiredValue(_stateDirectory))) with
        {
            IsLive = parsed.GetValue(_live),
            ScoreInfo = JsonArgument.Object(parsed.GetValue(_scoreInfo), _scoreInfo.Name),
            ScoreCandidates = JsonArgument.Value(parsed.GetValue(_scoreCandidates), _scoreCandidates.Name),
            PolicyInfo = JsonArgument.Object(parsed.GetValue(_policyInfo), _policyInfo.Name),
            Environment = Context.Environment,
            TimeProvider = Context.Time,
        };
        ProviderContractEvidence evidence = await ProviderContract.RunAsync(request, cancellationToken);
        await (parsed.GetValue(_format) == "json" ? Context.PrintJsonAsync(evidence.ToJson()) : Context.PrintAsync(evidence.ToMarkdown()));
        return evidence.Status == ContractStatus.Passed ? ExitCode.Success : ExitCode.Failure;
    }

    private ProviderContractRequest FromCatalog(string name, string stateDirectory)
    {
        ProviderCatalog catalog = Context.Catalog();
        ProviderCatalogEntry entry = catalog.FirstOrDefault(entry => entry.Name == name)
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"Unknown provider: {name}. Known: {string.Join(", ", catalog.Select(static known => known.Name))}.");
        using Forge forge = Context.CreateForge(stateDirectory);
        return new ProviderContractRequest { Factory = entry.Create, IsRegistered = forge.IsRegistered(name) };
    }

    private ProviderContractRequest FromFactory(string text)
    {
        FactoryReference reference = FactoryReference.Parse(text);
        return new ProviderContractRequest { Factory = _ => reference.Create(Context.Directory), FactoryPath = reference.Display };
    }
}
