namespace WorldForge.Providers.Runtimes;

/// <summary>What a loaded model is made ready for: inference on one device.</summary>
/// <param name="Device">Where to move it, for example <c>cpu</c>, <c>cuda:0</c> or <c>mps</c>.</param>
public sealed record ModelPreparation(string Device)
{
    /// <summary>Whether the model is switched to its evaluation mode.</summary>
    /// <value>True.</value>
    public bool Evaluation { get; init; } = true;

    /// <summary>Whether gradients are kept.</summary>
    /// <value>False.</value>
    public bool Gradients { get; init; }

    /// <summary>Whether positions are interpolated when the model can do that.</summary>
    /// <value>False; LeWorldModel asks for it.</value>
    public bool InterpolatePositions { get; init; }
}
