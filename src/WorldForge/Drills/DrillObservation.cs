using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>What a drill saw.</summary>
/// <param name="Expected">Whether it is the failure that was expected.</param>
/// <param name="Signal">The failure in one sentence, without secrets and host paths.</param>
/// <param name="Details">What else is worth keeping.</param>
/// <param name="EventCount">How many provider events were stored.</param>
internal sealed record DrillObservation(bool Expected, string Signal, JsonObject Details, int EventCount = 0);
