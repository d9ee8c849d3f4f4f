using System.CommandLine;
using System.Text;
using WorldForge.Capabilities;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Scaffolding;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider scaffold</c>: a new adapter project that compiles and claims nothing.</summary>
internal sealed class ProviderScaffoldCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Name of the provider, in any spelling." };

    private readonly Option<string[]> _planned = new Option<string[]>("--planned-capability")
    {
        Description = "What the adapter shall be able to do; repeat it for several.",
        Required = true,
    }.Among("predict", "embed", "score", "policy");

    private readonly Option<string> _status = new Option<string>("--implementation-status")
    {
        Description = "How mature it is; a new adapter is a scaffold.",
        Required = true,
    }.Among("scaffold");

    private readonly Option<string> _taxonomy = new("--taxonomy")
    {
        HelpName = "TEXT",
        Description = "The kind of model behind it.",
        DefaultValueFactory = static _ => "unclassified provider scaffold",
    };

    private readonly Option<string[]> _variables = new("--env-var") { HelpName = "NAME", Description = "A variable that must be set; repeat it for several." };
    private readonly Option<bool> _local = new("--local") { Description = "It runs without the network (default)." };
    private readonly Option<bool> _remote = new("--remote") { Description = "It talks to a remote end; without --env-var it gets NAME_API_KEY." };

    private readonly Option<string> _root = new("--root")
    {
        HelpName = "DIR",
        Description = "Where the files go.",
        DefaultValueFactory = static _ => ".",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace files that exist." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public ProviderScaffoldCommand(CliContext context)
        : base(context, "scaffold", "Make a new adapter project with tests, fixtures, page and checklist.")
    {
        Add(_name);
        Add(_planned);
        Add(_status);
        Add(_taxonomy);
        Add(_variables);
        Add(_local);
        Add(_remote);
        Add(_root);
        Add(_force);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_local) && parsed.GetValue(_remote))
        {
            throw new UsageException("--local and --remote do not go together.");
        }

        ProviderScaffold scaffold = ProviderScaffold.Create(new ProviderScaffoldRequest
        {
            Name = parsed.GetRequiredValue(_name),
            PlannedCapabilities = [.. parsed.GetRequiredValue(_planned).Select(CapabilityNames.Parse)],
            Taxonomy = parsed.GetRequiredValue(_taxonomy),
            IsLocal = !parsed.GetValue(_remote),
            EnvironmentVariables = [.. parsed.GetValue(_variables) ?? []],
            PackageVersion = CommandLine.Version,
        });
        await scaffold.WriteAsync(Context.PathOf(parsed.GetRequiredValue(_root)), parsed.GetValue(_force), cancellationToken);
        if (parsed.GetRequiredValue(_format) == "json")
        {
            await Context.PrintJsonAsync(ToJson(scaffold));
        }
        else
        {
            await Context.PrintAsync(ToMarkdown(scaffold));
        }

        return ExitCode.Success;
    }

    private static string Workbench(ProviderScaffold scaffold) => $"worldforge provider workbench {scaffold.Names.Slug}";

    private static string Checklist(ProviderScaffold scaffold) => $"docs/providers/{scaffold.Names.Slug}-workbench.md";

    private static JsonObject ToJson(ProviderScaffold scaffold) => JsonObject.Create(
        ("provider", scaffold.Names.Slug),
        ("files", JsonList.OfTexts(scaffold.Files.Select(static file => file.Path))),
        ("validation_commands", JsonList.OfTexts(scaffold.ValidationCommands)),
        ("checklist", Checklist(scaffold)),
        ("workbench_command", Workbench(scaffold)));

    private static string ToMarkdown(ProviderScaffold scaffold)
    {
        var text = new StringBuilder($"# Scaffold of {scaffold.Names.Slug}\n\nFiles:\n\n");
        foreach (ScaffoldFile file in scaffold.Files)
        {
            text.Append($"- `{file.Path}`\n");
        }

        text.Append("\nThe adapter compiles and claims nothing. Validate it:\n\n");
        foreach (string command in scaffold.ValidationCommands)
        {
            text.Append($"    {command}\n");
        }

        return text.Append($"\nNext: work through `{Checklist(scaffold)}`. Once the provider is in a catalog, run `{Workbench(scaffold)}`.\n").ToString();
    }
}
