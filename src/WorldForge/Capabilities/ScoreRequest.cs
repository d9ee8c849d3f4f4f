using WorldForge.Actions;
using WorldForge.Serialization;

namespace WorldForge.Capabilities;

/// <summary>One score call: what the provider should know, and what it should rank.</summary>
public sealed class ScoreRequest
{
    /// <summary>Creates a checked request.</summary>
    /// <exception cref="WorldForgeException">A part is missing.</exception>
    public ScoreRequest(JsonObject info, ActionCandidates candidates)
    {
        Info = info ?? throw new WorldForgeException(FaultCodes.InputInvalid, "info must be a JSON object, not null.");
        Candidates = candidates ?? throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must not be null.");
    }

    /// <summary>Provider-defined JSON: observation, goal, camera names and so on. May be empty.</summary>
    public JsonObject Info { get; }

    /// <summary>The candidates, never empty.</summary>
    public ActionCandidates Candidates { get; }
}
