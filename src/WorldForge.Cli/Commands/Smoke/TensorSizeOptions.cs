using System.CommandLine;
using WorldForge.Cli.Options;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary>Sizes of the seeded tensors of a score smoke.</summary>
internal sealed class TensorSizeOptions(int imageSize)
{
    public Option<int> Batch { get; } = Flags.PositiveInt("--batch", "Batch size.", 1);

    public Option<int> Samples { get; } = Flags.PositiveInt("--samples", "Candidates.", 3);

    public Option<int> History { get; } = Flags.PositiveInt("--history", "Frames of history.", 3);

    public Option<int> Horizon { get; } = Flags.PositiveInt("--horizon", "Steps of each candidate.", 4);

    public Option<int> ActionDimension { get; } = Flags.PositiveInt("--action-dim", "Numbers of each action.", 10);

    public Option<int> ImageSize { get; } = Flags.PositiveInt("--image-size", "Pixels of each side of a frame.", imageSize);

    public Option<int> Seed { get; } = new("--seed") { HelpName = "N", Description = "Seed of the tensors.", DefaultValueFactory = static _ => 7 };

    public void AddTo(Command command)
    {
        command.Add(Batch);
        command.Add(Samples);
        command.Add(History);
        command.Add(Horizon);
        command.Add(ActionDimension);
        command.Add(ImageSize);
        command.Add(Seed);
    }
}
