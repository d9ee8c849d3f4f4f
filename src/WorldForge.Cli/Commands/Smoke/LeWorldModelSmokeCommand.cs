using System.CommandLine;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke leworldmodel</c>.</summary>
internal sealed class LeWorldModelSmokeCommand : SmokeCommand
{
    private readonly Option<string?> _policy = Text("--policy", "NAME", "Run name of the model; LEWORLDMODEL_POLICY, else pusht/lewm.");
    private readonly Option<string?> _home = Text("--stablewm-home", "DIR", "Folder of the checkpoints; STABLEWM_HOME, else ~/.stable-wm.");
    private readonly Option<string?> _cache = Text("--cache-dir", "DIR", "Another folder of the checkpoints.");
    private readonly Option<string?> _checkpoint = Text("--checkpoint", "FILE", "The checkpoint itself; LEWORLDMODEL_CHECKPOINT otherwise.");
    private readonly Option<string?> _device = Text("--device", "DEVICE", "Where the model runs; LEWORLDMODEL_DEVICE, else cpu.");
    private readonly TensorSizeOptions _sizes = new(imageSize: 224);
    private readonly WorkerCommandOptions _worker = new();

    public LeWorldModelSmokeCommand(CliContext context)
        : base(context, "leworldmodel", "Score seeded candidates with a LeWorldModel checkpoint once.")
    {
        Add(_policy);
        Add(_home);
        Add(_cache);
        Add(_checkpoint);
        Add(_device);
        _sizes.AddTo(this);
        _worker.AddTo(this);
    }

    protected override Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken) => LeWorldModelSmoke.RunAsync(
        settings,
        new LeWorldModelSmokeOptions
        {
            Policy = parsed.GetValue(_policy),
            StableWmHome = parsed.GetValue(_home),
            CacheDirectory = parsed.GetValue(_cache),
            Checkpoint = parsed.GetValue(_checkpoint),
            Device = parsed.GetValue(_device),
            Batch = parsed.GetValue(_sizes.Batch),
            Samples = parsed.GetValue(_sizes.Samples),
            History = parsed.GetValue(_sizes.History),
            Horizon = parsed.GetValue(_sizes.Horizon),
            ActionDimension = parsed.GetValue(_sizes.ActionDimension),
            ImageSize = parsed.GetValue(_sizes.ImageSize),
            Seed = parsed.GetValue(_sizes.Seed),
            Worker = _worker.Of(parsed),
        },
        cancellationToken);
}
