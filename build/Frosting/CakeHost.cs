using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Modules;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>
/// Builds and runs a host on Cake's engine. The names are those of the package Cake.Frosting, so that the package can
/// take the place of this folder.
/// </summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = new();
    private readonly List<Assembly> _assemblies = [];

    public CakeHost()
    {
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            _assemblies.Add(entry);
        }

        _services.AddSingleton<ICakeLog, CakeBuildLog>();
        _services.AddSingleton<IConsole, CakeConsole>();
        _services.AddSingleton<ICakeReportPrinter, CakeReportPrinter>();
        _services.AddSingleton<ICakeConfiguration>(provider =>
        {
            var environment = provider.GetRequiredService<ICakeEnvironment>();
            return new CakeConfigurationProvider(provider.GetRequiredService<IFileSystem>(), environment)
                .CreateConfiguration(environment.WorkingDirectory, new Dictionary<string, string>());
        });
        _services.AddSingleton<BuildScriptHost<IFrostingContext>>();
        _services.AddSingleton<DryRunScriptHost<IFrostingContext>>();
        _services.AddSingleton<TreeScriptHost>();
        _services.AddSingleton<DescriptionScriptHost>();
        _services.AddSingleton(_ => Spectre.Console.AnsiConsole.Console);
        _services.AddSingleton<FrostingContext>();
        _services.AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>());
        var registrar = new ServiceRegistrar(_services);
        new CoreModule().Register(registrar);
        registrar.Commit();
    }

    /// <summary>Adds the public tasks of an assembly; the entry assembly is there already.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds to the container; the last registration of a service wins.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>0, or -1 when anything failed; the reason is in the log.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The host's contract is an exit code; this is its outermost frame.")]
    public int Run(IEnumerable<string> args)
    {
        foreach (Type task in _assemblies.Distinct().SelectMany(Tasks))
        {
            _services.AddSingleton(typeof(IFrostingTask), task);
        }

        var arguments = new HostArguments(args);
        _services.AddSingleton(arguments.ToCakeArguments());
        using ServiceProvider provider = _services.BuildServiceProvider();
        try
        {
            HostRunner.Run(provider, arguments);
            return 0;
        }
        catch (Exception exception)
        {
            ICakeLog log = provider.GetRequiredService<ICakeLog>();
            log.Error("Error: {0}", log.Verbosity == Verbosity.Diagnostic ? exception : exception.Message);
            return -1;
        }
    }

    private static IEnumerable<Type> Tasks(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type));
}
