using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>What a JEPA runtime answers: a finished result, or a payload that the adapter reads.</summary>
public sealed class JepaReply
{
    private JepaReply(ActionScoreResult? result, JsonObject payload, object? scores) => (Result, Payload, Scores) = (result, payload, scores);

    /// <summary>The finished result, or null.</summary>
    public ActionScoreResult? Result { get; }

    /// <summary>
    /// The payload: <c>error</c> (an object with <c>type</c> and <c>message</c>), or <c>scores</c> with optional <c>lower_is_better</c>,
    /// <c>best_index</c> and <c>metadata</c>.
    /// </summary>
    public JsonObject Payload { get; }

    /// <summary>The scores in the runtime's own values, when they are not in the payload.</summary>
    public object? Scores { get; }

    /// <summary>A finished result. It must carry the name of the provider that asked.</summary>
    public static JepaReply Of(ActionScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JepaReply(result, JsonObject.Empty, null);
    }

    /// <summary>A payload.</summary>
    /// <param name="payload">See <see cref="Payload"/>.</param>
    /// <param name="scores">The scores, when they are not in the payload: an array, a number, or nested sequences of numbers.</param>
    public static JepaReply Of(JsonObject payload, object? scores = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new JepaReply(null, payload, scores);
    }
}
