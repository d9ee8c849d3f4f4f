using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider info NAME</c>: everything about one provider; a preflight for operators.</summary>
internal sealed class ProviderInfoCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "A registered or known provider." };
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public ProviderInfoCommand(CliContext context)
        : base(context, "info", "Show profile, health, lifecycle and configuration of one provider.")
    {
        _name = Flags.ProviderName(context, "A registered or known provider.");
        Add(_name);
        Add(_stateDirectory);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using Forge forge = Context.CreateForge(parsed.GetRequiredValue(_stateDirectory));
        ProviderDetails details = await ProviderDetails.OfAsync(forge, parsed.GetRequiredValue(_name), cancellationToken);
        await (parsed.GetValue(_format) == "json" ? Context.PrintJsonAsync(details.ToJson()) : Context.PrintAsync(details.ToMarkdown()));
        return ExitCode.Success;
    }
}
