using WorldForge.Arrays;

namespace WorldForge.Providers.Jepa;

/// <summary>What a hub entry point made.</summary>
/// <param name="Model">The model.</param>
/// <param name="NormalizeActions">
/// Brings raw actions, shape [samples, steps, width], into the space of the model; null when the entry has no preprocessor.
/// </param>
public sealed record TorchHubEntry(ITorchHubModel Model, Func<NdArray, CancellationToken, ValueTask<NdArray>>? NormalizeActions = null);
