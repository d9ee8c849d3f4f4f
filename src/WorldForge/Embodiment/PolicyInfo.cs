using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Embodiment;

/// <summary>The checked input of an embodied policy.</summary>
public sealed class PolicyInfo
{
    private PolicyInfo(JsonObject info, JsonObject observation)
    {
        Info = info;
        Observation = observation;
        Options = info.TryGetValue("options", out JsonValue? options) ? Check.Object(options, "options") : JsonObject.Empty;
        Mode = info.TryGetValue("mode", out JsonValue? mode) ? Check.Text(mode, "mode") : null;
        ActionHorizon = info.TryGetValue("action_horizon", out JsonValue? horizon) ? Check.PositiveInt(horizon, "action_horizon") : null;
        EmbodimentTag = info.TryGetValue("embodiment_tag", out JsonValue? tag) ? Check.Text(tag, "embodiment_tag") : null;
    }

    /// <summary>The whole input.</summary>
    public JsonObject Info { get; }

    /// <summary>What the robot sees, never empty.</summary>
    public JsonObject Observation { get; }

    /// <summary>Options of the runtime; empty when there are none.</summary>
    public JsonObject Options { get; }

    /// <summary>How to select, or null.</summary>
    public string? Mode { get; }

    /// <summary>How many steps are wanted, or null.</summary>
    public int? ActionHorizon { get; }

    /// <summary>The embodiment, or null.</summary>
    public string? EmbodimentTag { get; }

    /// <summary>Checks a caller's input before any call.</summary>
    /// <exception cref="WorldForgeException">A part is missing or has another form; the message names it.</exception>
    public static PolicyInfo FromCaller(JsonObject info)
    {
        ArgumentNullException.ThrowIfNull(info);
        JsonObject observation = info.TryGetValue("observation", out JsonValue? value) && value is JsonObject { Count: > 0 } seen
            ? seen
            : throw new WorldForgeException(FaultCodes.InputInvalid, "observation must be a JSON object that is not empty.");
        return new PolicyInfo(info, observation);
    }

    /// <summary>Checks the input inside an adapter.</summary>
    /// <exception cref="ProviderException">A part is missing or has another form; the message names it.</exception>
    public static PolicyInfo ForProvider(string provider, JsonObject info)
    {
        try
        {
            return FromCaller(info);
        }
        catch (WorldForgeException exception)
        {
            throw new ProviderException(FaultCodes.InputInvalid, $"Provider '{provider}' cannot select actions: {exception.Message}", exception)
            {
                Provider = provider,
                Operation = "policy",
            };
        }
    }
}
