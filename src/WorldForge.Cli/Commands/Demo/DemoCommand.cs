using System.CommandLine;
using System.Text;
using WorldForge.Cli.Output;
using WorldForge.Providers.Demos;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Demo;

/// <summary>One demo: runs it, prints what happened.</summary>
internal sealed class DemoCommand : CliCommand
{
    /// <summary>The demo of the LeRobot adapter.</summary>
    public const string LeRobot = "lerobot";

    /// <summary>The demo of the LeWorldModel adapter.</summary>
    public const string LeWorldModel = "leworldmodel";

    private readonly Option<string> _stateDirectory;
    private readonly Option<bool> _jsonOnly = new("--json-only") { Description = "Print only the report as JSON." };

    public DemoCommand(CliContext context, string name, string description)
        : base(context, name, description)
    {
        _stateDirectory = new("--state-dir")
        {
            HelpName = "DIR",
            Description = "Where the demo keeps the last state.",
            DefaultValueFactory = _ => $".worldforge/demos/{name}",
        };
        Add(_stateDirectory);
        Add(_jsonOnly);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string directory = parsed.GetRequiredValue(_stateDirectory);
        JsonObject report = await DemoAsync(directory, cancellationToken);
        if (!parsed.GetValue(_jsonOnly))
        {
            await Context.PrintAsync(Story(report));
        }

        await Context.PrintJsonAsync(report);
        return ExitCode.Success;
    }

    // The adapters are named only where they run, so that building the command tree does not load them.
    private Task<JsonObject> DemoAsync(string directory, CancellationToken cancellationToken)
    {
        DemoOptions options = new() { StateDirectory = Context.PathOf(directory), StateDirectoryDisplay = Context.Display(directory), TimeProvider = Context.Time };
        return Name == LeRobot ? LeRobotDemo.RunAsync(options, cancellationToken) : LeWorldModelDemo.RunAsync(options, cancellationToken);
    }

    private static string Story(JsonObject report) => new StringBuilder()
        .Append($"Demo {Text(report["demo_kind"])}: the real adapter over a deterministic runtime; no upstream checkpoint is used.\n")
        .Append($"Candidate costs {report["candidate_costs"]}, selected candidate {report["selected_candidate_index"]}.\n")
        .Append($"Final cube position {report["final_cube_position"]}, read back from {Text(report["state_dir"])}.\n\n")
        .ToString();

    private static string Text(JsonValue value) => ((JsonText)value).Value;
}
