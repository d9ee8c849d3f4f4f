using System.Collections.Immutable;
using WorldForge.Cli.Terminal;
using WorldForge.IO;
using WorldForge.Processes;
using WorldForge.Providers;
using WorldForge.Redaction;

namespace WorldForge.Cli;

/// <summary>The outside world as the commands see it. A test replaces any part; only the entry point knows the real console.</summary>
internal sealed record CliContext
{
    private Redactor? _redactor;

    /// <summary>Takes results. Nothing else is ever written here.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Takes errors, warnings and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The directory that relative paths start from; absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where variables are read from.</summary>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>What the terminal can do; a pipe can do nothing.</summary>
    public TerminalFacts Terminal { get; init; } = TerminalFacts.None;

    /// <summary>Starts other programs.</summary>
    public IProcessRunner Processes { get => field ??= new ProcessRunner(Time); init; }

    /// <summary>How this program starts itself again: the program, and what stands before the command.</summary>
    public ImmutableArray<string> Self { get => field.IsDefault ? field = SelfProgram.Words() : field; init; }

    /// <summary>The providers that the tool knows. A function, because help and version must not load them.</summary>
    public Func<ProviderCatalog> Catalog { get; init; } = static () => ProviderAdapters.Catalog;

    /// <summary>Removes secrets and the paths of this machine from whatever goes to the error stream.</summary>
    public Redactor Redactor => _redactor ??= Redactor.Observable.WithRoots(HostRoots.OfThisMachine());

    /// <summary>The absolute form of a path that a user typed. Give this to the library: its own working directory is another one in tests.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Directory);

    /// <summary>A path for output: relative with <c>/</c> below <see cref="Directory"/>, masked elsewhere.</summary>
    public string Display(string path) => HostPathDisplay.Display(PathOf(path), Directory);

    /// <summary>A facade over the known providers. It creates no state directory.</summary>
    /// <param name="stateDirectory">What <c>--state-dir</c> says.</param>
    /// <param name="change">Further options, such as an event handler.</param>
    public Forge CreateForge(string stateDirectory, Func<ForgeOptions, ForgeOptions>? change = null)
    {
        ForgeOptions options = new()
        {
            StateDirectory = PathOf(stateDirectory),
            CreateStateDirectory = false,
            Catalog = Catalog(),
            Environment = Environment,
            TimeProvider = Time,
        };
        return new Forge(change is null ? options : change(options));
    }
}
