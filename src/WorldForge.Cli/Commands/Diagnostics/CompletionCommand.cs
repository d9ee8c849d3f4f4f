using System.CommandLine;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary><c>worldforge completion SHELL</c>: the script that teaches a shell to complete our commands.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Argument<string> _shell = new Argument<string>("SHELL") { Description = "The shell that reads the script." }.Among("bash", "zsh", "pwsh");

    public CompletionCommand(CliContext context)
        : base(context, "completion", "Print the completion script of a shell; docs/cli.md says how to install it.") => Add(_shell);

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await Context.PrintAsync(parsed.GetRequiredValue(_shell) switch
        {
            "bash" => CompletionScripts.Bash,
            "zsh" => CompletionScripts.Zsh,
            _ => CompletionScripts.PowerShell,
        });
        return ExitCode.Success;
    }
}
