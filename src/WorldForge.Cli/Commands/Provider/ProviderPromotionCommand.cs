using System.CommandLine;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider promotion</c>: judges the criteria of a status from evidence, and records the decision.</summary>
internal sealed class ProviderPromotionCommand : CliCommand
{
    private const string LogFolder = "evidence/promotions";

    private readonly Argument<string> _name = new("NAME") { Description = "The provider, or a candidate for direct construction." };

    private readonly Option<string> _to = new Option<string>("--to") { Description = "The status that is asked for.", Required = true }
        .Among("scaffold", "experimental", "beta", "stable");

    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json", "html");
    private readonly Option<string?> _output = Flags.Output();
    private readonly Option<bool> _live = new("--live") { Description = "Allow checks that call an external runtime." };
    private readonly Option<string> _fixtures = ProviderWorkbenchCommand.Fixtures();

    private readonly Option<string[]> _manifests = new("--run-manifest")
    {
        HelpName = "FILE",
        Description = "A live-smoke manifest, relative to the checkout; repeat it for several.",
    };

    private readonly Option<bool> _approve = new("--approve") { Description = $"Record the decision in {LogFolder}; needs --approver and --rationale." };
    private readonly Option<string?> _approver = new("--approver") { HelpName = "NAME", Description = "Who decides." };
    private readonly Option<string?> _rationale = new("--rationale") { HelpName = "TEXT", Description = "Why." };

    public ProviderPromotionCommand(CliContext context)
        : base(context, "promotion", "Judge whether a provider may claim a status, and record the decision.")
    {
        Add(_name);
        Add(_to);
        Add(_format);
        Add(_output);
        Add(_live);
        Add(_fixtures);
        Add(_manifests);
        Add(_approve);
        Add(_approver);
        Add(_rationale);
        _name.CompletionSources.Add(Completions.Of(() => ProviderTargets.Names(context)));
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (string? approver, string? rationale) = (parsed.GetValue(_approver), parsed.GetValue(_rationale));
        bool approve = parsed.GetValue(_approve);
        if (approve != (approver is not null && rationale is not null) || (approver is null) != (rationale is null))
        {
            throw new UsageException("--approve, --approver and --rationale go together.");
        }

        ImplementationStatus to = Enum.Parse<ImplementationStatus>(parsed.GetRequiredValue(_to), ignoreCase: true);
        ProviderTarget target = ProviderTargets.Find(Context, parsed.GetRequiredValue(_name));
        ImplementationStatus from = target.Factory(new ProviderFactoryContext(new ForgeOptions { Environment = Context.Environment, TimeProvider = Context.Time })).Profile!.Specification.Status;
        if (to < from && approve)
        {
            PromotionLogEntry step = await Log().StepBackAsync(target.Name, from, to, approver!, rationale!, Context.Time, cancellationToken);
            await Context.EmitAsync(ArtifactJson.ToText(step.ToJson()), parsed.GetValue(_output), cancellationToken);
            return ExitCode.Success;
        }

        PromotionReview review = await PromotionReview.RunAsync(Request(parsed, target, to), cancellationToken);
        if (approve)
        {
            await Log().ApproveAsync(review, approver!, rationale!, cancellationToken);
        }

        string text = parsed.GetRequiredValue(_format) switch
        {
            "json" => ArtifactJson.ToText(review.ToJson()),
            "html" => review.ToHtml(),
            _ => review.ToMarkdown(),
        };
        await Context.EmitAsync(text, parsed.GetValue(_output), cancellationToken);
        return review.IsReady ? ExitCode.Success : ExitCode.Failure;
    }

    private PromotionLog Log() => PromotionLog.Open(Context.PathOf(LogFolder));

    private PromotionRequest Request(ParseResult parsed, ProviderTarget target, ImplementationStatus to) => new()
    {
        Workbench = new WorkbenchRequest
        {
            Target = target,
            Root = Context.Directory,
            FixturesDirectory = parsed.GetRequiredValue(_fixtures),
            IsLive = parsed.GetValue(_live),
            Environment = Context.Environment,
            TimeProvider = Context.Time,
        },
        To = to,
        PackageVersion = CommandLine.Version,
        RunManifests = [.. parsed.GetValue(_manifests) ?? []],
    };
}
