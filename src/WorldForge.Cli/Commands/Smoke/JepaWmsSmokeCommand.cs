using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Providers.Jepa;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke jepa-wms</c>.</summary>
internal sealed class JepaWmsSmokeCommand : SmokeCommand
{
    private readonly Option<string?> _name = Text("--model-name", "NAME", "Entry point of the hub; JEPA_WMS_MODEL_NAME, else jepa_wm_pusht.");
    private readonly Option<string?> _path = Text("--model-path", "PATH", "Path of the model; recorded only.");
    private readonly Option<string> _hub = new("--hub-repo") { HelpName = "REPO", Description = "The repository of the hub.", DefaultValueFactory = static _ => TorchHubRequest.DefaultRepository };
    private readonly Option<string?> _device = Text("--device", "DEVICE", "Where the model runs; JEPA_WMS_DEVICE otherwise.");
    private readonly TensorSizeOptions _sizes = new(imageSize: 64);
    private readonly Option<string> _objective = Flags.Choice("--objective", "How latent states are compared.", "l2", "l1", "l2");
    private readonly Option<bool> _unnormalized = Switch("--unnormalized-actions", "Let the model's preprocessor normalise the actions.");
    private readonly WorkerCommandOptions _worker = new();

    public JepaWmsSmokeCommand(CliContext context)
        : base(context, "jepa-wms", "Score seeded candidates with a JEPA world model once.")
    {
        Add(_name);
        Add(_path);
        Add(_hub);
        Add(_device);
        _sizes.AddTo(this);
        Add(_objective);
        Add(_unnormalized);
        _worker.AddTo(this);
    }

    protected override Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken) => JepaWmsSmoke.RunAsync(
        settings,
        new JepaWmsSmokeOptions
        {
            ModelName = parsed.GetValue(_name),
            ModelPath = parsed.GetValue(_path),
            HubRepository = parsed.GetRequiredValue(_hub),
            Device = parsed.GetValue(_device),
            Batch = parsed.GetValue(_sizes.Batch),
            Samples = parsed.GetValue(_sizes.Samples),
            History = parsed.GetValue(_sizes.History),
            Horizon = parsed.GetValue(_sizes.Horizon),
            ActionDimension = parsed.GetValue(_sizes.ActionDimension),
            ImageSize = parsed.GetValue(_sizes.ImageSize),
            Seed = parsed.GetValue(_sizes.Seed),
            Objective = parsed.GetRequiredValue(_objective),
            UnnormalizedActions = parsed.GetValue(_unnormalized),
            Worker = _worker.Of(parsed),
        },
        cancellationToken);
}
