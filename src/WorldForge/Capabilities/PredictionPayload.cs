using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>What a predict provider answers.</summary>
/// <remarks>
/// The state is checked as a world state when it passes the facade, not here, so that a provider's malformed state
/// reaches the caller as a <see cref="WorldStateException"/>.
/// </remarks>
public sealed class PredictionPayload
{
    /// <summary>Creates a payload.</summary>
    /// <param name="state">The predicted world state.</param>
    /// <param name="confidence">A probability in [0, 1].</param>
    /// <param name="physicsScore">A probability in [0, 1]; how plausible the motion looks to the provider.</param>
    /// <param name="latencyMs">Milliseconds, finite and not negative.</param>
    /// <param name="frames">Encoded frames, provider-defined; copied in. Never written to logs.</param>
    /// <param name="metadata">Provider-defined JSON.</param>
    /// <exception cref="WorldForgeException">A value is outside its range; the message names the field.</exception>
    public PredictionPayload(
        JsonObject state,
        double confidence,
        double physicsScore,
        double latencyMs,
        IEnumerable<ReadOnlyMemory<byte>>? frames = null,
        JsonObject? metadata = null)
    {
        State = state ?? throw new WorldForgeException(FaultCodes.InputInvalid, "state must be a JSON object, not null.");
        Confidence = Check.Probability(confidence, "confidence");
        PhysicsScore = Check.Probability(physicsScore, "physics_score");
        LatencyMs = Measures.NonNegative(latencyMs, "latency_ms");
        Frames = frames is null ? [] : [.. frames.Select(static frame => (ReadOnlyMemory<byte>)frame.ToArray())];
        Metadata = metadata ?? JsonObject.Empty;
    }

    /// <summary>The predicted world state.</summary>
    public JsonObject State { get; }

    /// <summary>The provider's confidence, in [0, 1].</summary>
    public double Confidence { get; }

    /// <summary>The provider's plausibility of the motion, in [0, 1].</summary>
    public double PhysicsScore { get; }

    /// <summary>The provider's own latency in milliseconds.</summary>
    public double LatencyMs { get; }

    /// <summary>Encoded frames in time order; empty when the provider renders none.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Frames { get; }

    /// <summary>Provider-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Renders the wire form. Frames are never serialised; only their count is.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("confidence", Confidence),
        ("frame_count", Frames.Length),
        ("latency_ms", LatencyMs),
        ("metadata", Metadata),
        ("physics_score", PhysicsScore),
        ("state", State));
}
