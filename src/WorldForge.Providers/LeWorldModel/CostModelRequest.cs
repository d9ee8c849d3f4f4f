namespace WorldForge.Providers.LeWorldModel;

/// <summary>Which cost model to load.</summary>
/// <param name="Policy">The run name, such as <c>pusht/lewm</c>.</param>
/// <param name="CacheDirectory">The folder that holds the checkpoints, or null for the runtime's own.</param>
public sealed record CostModelRequest(string Policy, string? CacheDirectory);
