using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke lerobot</c>.</summary>
internal sealed class LeRobotSmokeCommand : SmokeCommand
{
    private readonly Option<string> _path = new("--policy-path") { HelpName = "PATH", Description = "Repository id or checkpoint folder of the policy.", Required = true };
    private readonly Option<string?> _type = Text("--policy-type", "TYPE", "Type of the policy.");
    private readonly Option<string> _device = new("--device") { HelpName = "DEVICE", Description = "Where the policy runs.", DefaultValueFactory = static _ => "cpu" };
    private readonly Option<string?> _cache = Text("--cache-dir", "DIR", "Folder for downloads.");
    private readonly Option<string?> _embodiment = Text("--embodiment-tag", "TAG", "The embodiment.");
    private readonly Option<int?> _horizon = Number("--action-horizon", "How many actions are asked for.");
    private readonly Option<string?> _mode = new Option<string?>("--mode") { Description = "How the policy is asked." }.Among("select_action", "predict_chunk");
    private readonly PolicyInputOptions _input = new(hasModule: true);
    private readonly WorkerCommandOptions _worker = new();

    public LeRobotSmokeCommand(CliContext context)
        : base(context, "lerobot", "Ask a LeRobot policy for an action once.")
    {
        Add(_path);
        Add(_type);
        Add(_device);
        Add(_cache);
        Add(_embodiment);
        Add(_horizon);
        Add(_mode);
        _input.AddTo(this);
        _worker.AddTo(this);
    }

    protected override Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken) => LeRobotSmoke.RunAsync(
        settings,
        new LeRobotSmokeOptions
        {
            PolicyPath = parsed.GetRequiredValue(_path),
            PolicyType = parsed.GetValue(_type),
            Device = parsed.GetRequiredValue(_device),
            CacheDirectory = parsed.GetValue(_cache),
            EmbodimentTag = parsed.GetValue(_embodiment),
            ActionHorizon = parsed.GetValue(_horizon),
            Mode = parsed.GetValue(_mode),
            PolicyInfoJson = parsed.GetValue(_input.PolicyInfo),
            ObservationJson = parsed.GetValue(_input.Observation),
            ObservationModule = parsed.GetValue(_input.Module),
            AllowObservationCode = parsed.GetValue(_input.AllowModule),
            OptionsJson = parsed.GetValue(_input.Options),
            Translator = parsed.GetValue(_input.Translator),
            AllowTranslatorCode = parsed.GetValue(_input.AllowTranslator),
            Worker = _worker.Of(parsed),
        },
        cancellationToken);
}
