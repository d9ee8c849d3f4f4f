using WorldForge.Cli.Terminal;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Cli.Tests;

/// <summary>The tool in this process: an empty directory of its own, no variables, a manual clock, and what a run printed.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("worldforge-cli-");

    /// <summary>The directory that the command runs in.</summary>
    public string Directory => _directory.FullName;

    /// <summary>The variables that the command sees.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The clock.</summary>
    public ManualTimeProvider Time { get; } = new();

    /// <summary>What the terminal can do.</summary>
    public TerminalFacts Terminal { get; init; } = TerminalFacts.None;

    /// <summary>The providers that the tool knows; by default those of the product.</summary>
    public Func<ProviderCatalog>? Catalog { get; init; }

    /// <summary>The exit status of the latest run.</summary>
    public int Code { get; private set; }

    /// <summary>What the latest run printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the latest run said on the error stream.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The output of the latest run as JSON.</summary>
    public JsonObject Json => (JsonObject)StrictJson.Parse(Output);

    /// <summary>Runs a command in a directory of its own and returns what happened.</summary>
    public static async Task<CliRun> OfAsync(params string[] arguments)
    {
        CliRun run = new();
        await run.ThenAsync(arguments);
        return run;
    }

    /// <summary>Runs a command; several runs share directory, variables and clock.</summary>
    public Task<CliRun> ThenAsync(params string[] arguments) => RunAsync(arguments, TestContext.Current.CancellationToken);

    /// <summary>Runs a command that can be stopped.</summary>
    public async Task<CliRun> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Code = await CommandLine.RunAsync(arguments, ContextOf(output, error), cancellationToken);
        Output = output.ToString();
        Error = error.ToString();
        return this;
    }

    /// <summary>The outside world that the commands of this instance see.</summary>
    public CliContext ContextOf(TextWriter output, TextWriter error)
    {
        CliContext context = new()
        {
            Output = output,
            Error = error,
            Directory = Directory,
            Time = Time,
            Environment = ProviderEnvironment.From(Environment),
            Terminal = Terminal,
        };
        return Catalog is null ? context : context with { Catalog = Catalog };
    }

    /// <summary>A path below the directory, for files that a test writes or reads.</summary>
    public string PathOf(string relative) => Path.Combine(Directory, relative);

    public void Dispose() => _directory.Delete(recursive: true);
}
