using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Planning;

/// <summary>What an encoder made of one iteration: the info and the candidates of a score call.</summary>
public sealed class ScoreCandidateBatch
{
    /// <summary>Creates a checked batch.</summary>
    /// <exception cref="WorldForgeException">A part is missing.</exception>
    public ScoreCandidateBatch(JsonObject info, ActionCandidates candidates) => Request = new ScoreRequest(info, candidates);

    /// <summary>Provider-defined JSON.</summary>
    public JsonObject Info => Request.Info;

    /// <summary>The candidates.</summary>
    public ActionCandidates Candidates => Request.Candidates;

    internal ScoreRequest Request { get; }

    /// <summary>The info that the encoders of this library send: <c>{"observation": ..., "goal": ...}</c>.</summary>
    public static JsonObject ObservationAndGoal(JsonObject observation, JsonObject goal) =>
        JsonObject.Create(("observation", observation), ("goal", goal));
}
