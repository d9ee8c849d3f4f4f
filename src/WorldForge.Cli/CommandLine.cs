using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using WorldForge.Cli.Commands;
using WorldForge.Cli.Errors;

namespace WorldForge.Cli;

/// <summary>The <c>worldforge</c> command line: arguments in, text and an exit status out.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration _parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>The version of the package, without the commit.</summary>
    public static string Version { get; } = (typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Parses a command line against the model of the tool.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments, CliContext context) => new WorldForgeCommand(context).Parse(arguments, _parser);

    /// <summary>Carries out a command line.</summary>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="context">The outside world.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The one boundary of the process: whatever a command lets through becomes two lines and an exit status.")]
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> path = [];
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ParseResult parsed = Parse(arguments, context);
            path = CommandPath.Of(parsed.CommandResult.Command);
            if (parsed.Errors.Count > 0 && !parsed.Tokens.Any(static token => token.Type == TokenType.Directive))
            {
                string problem = string.Join(" ", parsed.Errors.Select(static one => one.Message));
                await new ErrorReport(context, path).UsageAsync(problem);
                return parsed.CommandResult.Command is IHandlesBadCommandLine command
                    ? await command.RefuseAsync(arguments, problem, cancellationToken)
                    : ExitCode.Usage;
            }

            InvocationConfiguration invocation = new()
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            int code = await parsed.InvokeAsync(invocation, cancellationToken);
            await context.Output.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await new ErrorReport(context, path).CancelledAsync();
            return ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            await new ErrorReport(context, path).FailedAsync(exception);
            return ExitCode.Usage;
        }
    }
}
