using System.CommandLine;
using System.CommandLine.Help;
using WorldForge.Cli.Commands.Benchmarking;
using WorldForge.Cli.Commands.Demo;
using WorldForge.Cli.Commands.Diagnostics;
using WorldForge.Cli.Commands.Drills;
using WorldForge.Cli.Commands.Evaluation;
using WorldForge.Cli.Commands.Evidence;
using WorldForge.Cli.Commands.Provider;
using WorldForge.Cli.Commands.Runs;
using WorldForge.Cli.Commands.Smoke;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands;

/// <summary>The top of the command line. Each command or group is one line here.</summary>
internal sealed class WorldForgeCommand : RootCommand
{
    public WorldForgeCommand(CliContext context)
        : base("Provider diagnostics, prediction, planning, evaluation, benchmarking and runnable demos for world models.")
    {
        HelpName = "worldforge";
        Options.Clear();
        Add(new HelpOption("--help", "-h") { Description = "Explain this command and end.", Action = new HelpAtFixedWidth() });
        Add(new Option<bool>("--version") { Description = "Print the version and end.", Action = new PrintVersion() });
        Add(Flags.Plain());
        SetAction((_, _) => CommandGroup.RefuseAsync(context, this));

        Add(new ExamplesCommand(context));
        Add(new DoctorCommand(context));
        AddFilled(new ProviderGroup(context));
        Add(new ProvidersCommand(context));
        Add(new NegotiateCommand(context));
        Add(new PredictCommand(context));
        Add(new EvalCommand(context));
        Add(new BenchmarkCommand(context));
        AddFilled(new RunsGroup(context));
        AddFilled(new DrillsGroup(context));
        AddFilled(new EvidenceGroup(context));
        AddFilled(new DemoGroup(context));
        AddFilled(new SmokeGroup(context));
        Add(new CompletionCommand(context));
    }

    private void AddFilled(CommandGroup group)
    {
        if (group.Subcommands.Count > 0)
        {
            Add(group);
        }
    }
}
