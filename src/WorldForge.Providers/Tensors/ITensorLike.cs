using WorldForge.Arrays;

namespace WorldForge.Providers.Tensors;

/// <summary>
/// A tensor that a runtime keeps somewhere else, for example on a device. Its shape is checked where it is; its numbers are read only
/// when they are needed.
/// </summary>
public interface ITensorLike
{
    /// <summary>The sizes, outermost first, or null when the runtime does not tell them.</summary>
    IReadOnlyList<int>? Shape { get; }

    /// <summary>How many axes there are, or null when the runtime does not tell. Looked at only without a <see cref="Shape"/>.</summary>
    int? Rank { get; }

    /// <summary>Brings the numbers here.</summary>
    NdArray Read();
}
