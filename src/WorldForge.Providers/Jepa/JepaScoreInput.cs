using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>The checked input of one score call.</summary>
/// <param name="Info">The whole of what the caller gave, such as <c>objective</c>.</param>
/// <param name="Observation">Rank 2 or more.</param>
/// <param name="Goal">Rank 2 or more.</param>
/// <param name="ActionHistory">Rank 2 or more, or null when there is none.</param>
/// <param name="Candidates">Shape (1, samples, horizon, action_dim).</param>
public sealed record JepaScoreInput(JsonObject Info, NdArray Observation, NdArray Goal, NdArray? ActionHistory, NdArray Candidates);
