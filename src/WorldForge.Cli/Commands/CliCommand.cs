using System.CommandLine;
using WorldForge.Cli.Options;

namespace WorldForge.Cli.Commands;

/// <summary>A command: it reads its options, calls the library once and prints. One class per command, in the folder of its group.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(CliContext context, string name, string description)
        : base(name, description)
    {
        Context = context;
        SetAction(ExecuteAsync);
    }

    /// <summary>The outside world.</summary>
    protected CliContext Context { get; }

    /// <summary>Whether tables may be drawn in place of the plain result: on a terminal, without <c>--plain</c>.</summary>
    protected bool CanDraw(ParseResult parsed) => Context.Terminal.CanDraw && !parsed.GetValue<bool>(Flags.PlainName);

    /// <summary>Whether <see cref="Terminal.LiveProgress"/> may show how far the command is.</summary>
    protected bool CanShowProgress(ParseResult parsed) => Context.Terminal.CanShowProgress && !parsed.GetValue<bool>(Flags.PlainName);

    /// <summary>Carries the command out.</summary>
    /// <returns>One of <see cref="ExitCode"/>. Errors are thrown: the boundary prints them and answers 2.</returns>
    protected abstract Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken);
}
