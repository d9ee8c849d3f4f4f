using System.Reflection;
using Build.CommandLine;
using Build.Engine;
using Build.Progress;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Build;

/// <summary>A whole build process: arguments in, text and an exit code out.</summary>
public sealed class BuildHost
{
    private readonly List<Type> _tasks = [];
    private readonly List<Assembly> _assemblies = [];
    private readonly List<Action<CakeHost>> _configure = [];

    /// <summary>The root of the repository.</summary>
    public required string Root { get; init; }

    /// <summary>Where the caller stands; relative paths of options start here.</summary>
    public string CallerDirectory { get; init; } = Environment.CurrentDirectory;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The terminal, where the output is one; without it progress is plain lines.</summary>
    public Lazy<IAnsiConsole>? Terminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Removes secrets and host paths from error lines.</summary>
    public Func<string, string> Redact { get; init; } = text => text;

    /// <summary>What runs without a target.</summary>
    public string DefaultTarget { get; init; } = "Default";

    public string Version { get; init; } = "0.0.0";

    /// <summary>Adds the public task classes of an assembly.</summary>
    public BuildHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds one task class, public or not.</summary>
    public BuildHost AddTask(Type task)
    {
        _tasks.Add(task);
        return this;
    }

    /// <summary>Adds services, a context or lifetimes.</summary>
    public BuildHost Configure(Action<CakeHost> configure)
    {
        _configure.Add(configure);
        return this;
    }

    /// <summary>Reads the arguments and does what they ask for.</summary>
    public int Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            BuildOptions options = OptionParser.Parse(arguments);
            return Run(options, cancellationToken);
        }
        catch (BuildException expected)
        {
            Error.WriteLine(Redact(ErrorLine.Of(expected.Message)));
            return ExitCodes.For(expected);
        }
    }

    private int Run(BuildOptions options, CancellationToken cancellationToken)
    {
        if (options.Help)
        {
            HelpText.Write(Output, DefaultTarget);
            return ExitCodes.Success;
        }

        if (options.Version)
        {
            Output.WriteLine(Version);
            return ExitCodes.Success;
        }

        options = options.WithPathsFrom(CallerDirectory);
        options = options with { Targets = options.Targets.IsEmpty ? [DefaultTarget] : options.Targets };
        if (!(options.Tree || options.Description))
        {
            TaskNames.Require(options.Targets, [.. AllTasks().Select(TaskNames.Of)]);
        }

        using IDisposable? only = options.RunsTasks ? BuildLock.Take(Root) : null;
        if (only is not null)
        {
            HostGenerations.RemoveOld(Root, AppContext.BaseDirectory, Time.GetUtcNow());
        }

        using var run = new BuildRun(cancellationToken);
        int result = Compose(options, run).Run(CakeArguments(options));
        return result == 0 || run.ExitCode != 0 ? run.ExitCode : ExitCodes.Failure;
    }

    private static IEnumerable<string> CakeArguments(BuildOptions options)
    {
        foreach (string target in options.Targets)
        {
            yield return $"--target={target}";
        }

        yield return $"--verbosity={options.Verbosity}";
        foreach ((bool asked, string name) in new[] { (options.Tree, "--tree"), (options.Description, "--description"), (options.DryRun, "--dryrun"), (options.Exclusive, "--exclusive") })
        {
            if (asked)
            {
                yield return name;
            }
        }
    }

    private IEnumerable<Type> AllTasks() => _assemblies.SelectMany(TaskNames.In).Concat(_tasks);

    private CakeHost Compose(BuildOptions options, BuildRun run)
    {
        var host = new CakeHost();
        foreach (Assembly assembly in _assemblies.Where(assembly => assembly != Assembly.GetEntryAssembly()))
        {
            host.AddAssembly(assembly);
        }

        host.ConfigureServices(services =>
        {
            foreach (Type task in _tasks)
            {
                services.AddSingleton(typeof(IFrostingTask), task);
            }

            AddServices(services, options, run);
        });
        host.UseContext<BuildContext>();
        foreach (Action<CakeHost> configure in _configure)
        {
            configure(host);
        }

        return host;
    }

    private void AddServices(IServiceCollection services, BuildOptions options, BuildRun run)
    {
        IBoardView view = Terminal is null ? new PlainView(Output) : new LiveView(Terminal.Value, Time);
        var board = new Board(view, Time, options.Verbosity);
        services.AddSingleton(options);
        services.AddSingleton(run);
        services.AddSingleton(Time);
        services.AddSingleton<IRunProgress>(board);
        services.AddSingleton<IGateProgress>(board);
        services.AddSingleton<IConsole>(new BlockConsole(run, Output, Error));
        services.AddSingleton<ICakeLog>(provider => new BuildLog(provider.GetRequiredService<IConsole>(), Redact));
        services.AddSingleton<ICakeReportPrinter>(new SummaryPrinter(board, run, options, Output, Terminal));
        services.AddSingleton<ProcessRunner>();
        services.AddSingleton<IProcessRunner>(provider => new CapturedProcesses(provider.GetRequiredService<ProcessRunner>(), run));
        services.AddSingleton(_ => Terminal?.Value ?? Terminals.Plain(Output));
        services.AddSingleton<ICakeEngine, ParallelEngine>();
    }
}
