using System.CommandLine;
using System.Text;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider docs [NAME]</c>: where each provider is documented and who owns its runtime.</summary>
internal sealed class ProviderDocsCommand : CliCommand
{
    private readonly Argument<string?> _name = new("NAME") { Description = "One provider of the catalog; without it, all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public ProviderDocsCommand(CliContext context)
        : base(context, "docs", "Show the page, maturity, registration and runtime owner of the providers of the catalog.")
    {
        _name = Flags.OptionalProviderName(context, "One provider of the catalog; without it, all.");
        Add(_name);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using Forge forge = Context.CreateForge(".worldforge/worlds", static options => options with { DiscoverEntryPoints = false });
        string? name = parsed.GetValue(_name);
        ProviderDocsRow[] rows =
        [
            .. Context.Catalog().Zip(forge.BuiltInProfiles, ProviderDocsRow.Of).Where(row => name is null || row.Name == name),
        ];
        if (rows.Length == 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"Unknown provider: {name}");
        }

        await (parsed.GetValue(_format) == "json"
            ? Context.PrintJsonAsync(JsonList.Create(rows.Select(static row => (JsonValue)row.ToJson())))
            : Context.PrintAsync(Markdown(rows)));
        return ExitCode.Success;
    }

    private static string Markdown(IReadOnlyList<ProviderDocsRow> rows)
    {
        StringBuilder text = new("# WorldForge Providers\n\n");
        MarkdownTable.Append(
            text,
            ["Provider", "Page", "Maturity", "Capabilities", "Registration", "Runtime ownership"],
            [.. rows.Select(static row => (string[])[row.Name, row.Page ?? "-", row.Maturity, row.Capabilities.Length == 0 ? "none" : string.Join(", ", row.Capabilities), row.Registration, row.Ownership])]);
        return text.ToString();
    }
}
