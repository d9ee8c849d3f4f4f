using System.CommandLine;
using System.Reflection;

namespace WorldForge.Cli;

/// <summary>The <c>worldforge</c> command line: arguments in, text and an exit status out.</summary>
internal static class CommandLine
{
    /// <summary>The version of the package, without the commit.</summary>
    public static string Version { get; } = (typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Carries out a command line.</summary>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="error">Takes one line per problem.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await WriteProblemAsync(error, string.Join(" ", parsed.Errors.Select(problem => problem.Message)), "run 'worldforge --help' and correct the command line").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (WorldForgeException exception)
        {
            await WriteProblemAsync(error, exception.Message, null).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Diagnostics and run evidence for world-model providers.");
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        var version = new Option<bool>("--version") { Description = "Print the version and end." };
        root.Options.Add(version);
        root.SetAction(parsed => Invoke(root, parsed, parsed.GetValue(version)));
        return root;
    }

    private static int Invoke(RootCommand root, ParseResult parsed, bool printVersion)
    {
        if (printVersion)
        {
            parsed.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCode.Success;
        }

        return root.Parse(["--help"]).Invoke(parsed.InvocationConfiguration);
    }

    private static Task WriteProblemAsync(TextWriter error, string problem, string? triage) =>
        error.WriteLineAsync($"worldforge error: {problem.ReplaceLineEndings(" ").Trim()}{(triage is null ? "" : $" First triage: {triage}.")}");
}
