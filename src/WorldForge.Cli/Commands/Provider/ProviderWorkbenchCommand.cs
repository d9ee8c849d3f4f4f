using System.CommandLine;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Promotion;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider workbench</c>: what stands behind one provider, and what is missing for a higher status.</summary>
internal sealed class ProviderWorkbenchCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The provider, or a candidate for direct construction." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");
    private readonly Option<bool> _live = new("--live") { Description = "Allow checks that call an external runtime." };
    private readonly Option<string> _fixtures = Fixtures();
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();

    public ProviderWorkbenchCommand(CliContext context)
        : base(context, "workbench", "Look at one provider: contract, fixtures, manifest, page, promotion evidence.")
    {
        Add(_name);
        Add(_format);
        Add(_live);
        Add(_fixtures);
        Add(_stateDirectory);
        _name.CompletionSources.Add(Completions.Of(() => ProviderTargets.Names(context)));
    }

    /// <summary><c>--fixtures-dir DIR</c>.</summary>
    public static Option<string> Fixtures() => new("--fixtures-dir")
    {
        HelpName = "DIR",
        Description = "Where the provider fixtures are, relative to the checkout.",
        DefaultValueFactory = static _ => "tests/fixtures/providers",
    };

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WorkbenchReport report = await ProviderWorkbench.RunAsync(
            new WorkbenchRequest
            {
                Target = ProviderTargets.Find(Context, parsed.GetRequiredValue(_name)),
                Root = Context.Directory,
                FixturesDirectory = parsed.GetRequiredValue(_fixtures),
                IsLive = parsed.GetValue(_live),
                Environment = Context.Environment,
                TimeProvider = Context.Time,
            },
            cancellationToken);
        if (parsed.GetRequiredValue(_format) == "json")
        {
            await Context.PrintJsonAsync(report.ToJson());
        }
        else
        {
            await Context.PrintAsync(report.ToMarkdown());
        }

        return report.HasPassed ? ExitCode.Success : ExitCode.Failure;
    }
}
