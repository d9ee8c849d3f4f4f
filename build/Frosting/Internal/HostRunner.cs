using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Registers tasks and lifetimes with the engine and hands it to the runner that was asked for.</summary>
internal static class HostRunner
{
    public static void Run(IServiceProvider provider, HostArguments arguments)
    {
        provider.GetRequiredService<ICakeLog>().Verbosity = arguments.Verbosity;
        EnterWorkingDirectory(provider);
        var engine = provider.GetRequiredService<ICakeEngine>();
        var context = provider.GetRequiredService<IFrostingContext>();
        foreach (IFrostingTask task in provider.GetServices<IFrostingTask>().OrderBy(task => TaskBinder.NameOf(task.GetType()), StringComparer.Ordinal))
        {
            TaskBinder.Bind(engine, task, context);
        }

        AddLifetimes(provider, engine, context);
        ScriptHost host = Choose(provider, arguments);
        if (arguments.Exclusive)
        {
            host.Settings.UseExclusiveTarget();
        }

        host.RunTargets(arguments.Targets is [] ? ["Default"] : arguments.Targets);
    }

    private static ScriptHost Choose(IServiceProvider provider, HostArguments arguments) => arguments switch
    {
        { DryRun: true } => provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>(),
        { Tree: true } => provider.GetRequiredService<TreeScriptHost>(),
        { Description: true } => provider.GetRequiredService<DescriptionScriptHost>(),
        _ => provider.GetRequiredService<BuildScriptHost<IFrostingContext>>(),
    };

    private static void AddLifetimes(IServiceProvider provider, ICakeEngine engine, IFrostingContext context)
    {
        if (provider.GetService<IFrostingSetup>() is { } setup)
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        if (provider.GetService<IFrostingTeardown>() is { } teardown)
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }

        if (provider.GetService<IFrostingTaskSetup>() is { } taskSetup)
        {
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        }

        if (provider.GetService<IFrostingTaskTeardown>() is { } taskTeardown)
        {
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
        }
    }

    private static void EnterWorkingDirectory(IServiceProvider provider)
    {
        if (provider.GetService<WorkingDirectory>() is not { } directory)
        {
            return;
        }

        var environment = provider.GetRequiredService<ICakeEnvironment>();
        DirectoryPath path = directory.Path.MakeAbsolute(environment);
        if (!provider.GetRequiredService<IFileSystem>().Exist(path))
        {
            throw new FrostingException($"The working directory '{path.FullPath}' does not exist.");
        }

        environment.WorkingDirectory = path;
    }
}
