using WorldForge.Actions;
using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>One earlier state of a stored world.</summary>
/// <param name="Step">At most the world's step.</param>
/// <param name="State">The state then, without a history of its own.</param>
/// <param name="Summary">What happened, not blank.</param>
/// <param name="Action">The action that led on from it, when it was recorded.</param>
public sealed record WorldHistoryEntry(long Step, JsonObject State, string Summary, WorldAction? Action);
