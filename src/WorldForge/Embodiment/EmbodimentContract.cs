using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Embodiment;

/// <summary>What a host-owned action translator expects of a policy's raw actions.</summary>
public sealed class EmbodimentContract
{
    /// <summary>Creates a contract.</summary>
    /// <param name="embodimentTag">The embodiment, not blank.</param>
    /// <param name="actionDimension">Size of the last dimension, at least 1 when given.</param>
    /// <param name="actionHorizon">Size of the first dimension, at least 1 when given.</param>
    /// <param name="metadata">Host-defined JSON.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public EmbodimentContract(string embodimentTag, int? actionDimension = null, int? actionHorizon = null, JsonObject? metadata = null)
    {
        EmbodimentTag = Check.Text(embodimentTag, "embodiment_tag");
        ActionDimension = actionDimension is { } dimension ? Check.PositiveInt(dimension, "action_dim") : null;
        ActionHorizon = actionHorizon is { } horizon ? Check.PositiveInt(horizon, "action_horizon") : null;
        Metadata = metadata ?? JsonObject.Empty;
    }

    /// <summary>The embodiment.</summary>
    public string EmbodimentTag { get; }

    /// <summary>Size of the last dimension, or null when any is fine.</summary>
    public int? ActionDimension { get; }

    /// <summary>Size of the first dimension, or null when any is fine.</summary>
    public int? ActionHorizon { get; }

    /// <summary>Host-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Checks that nested lists are rectangular, hold finite numbers only, and have the declared sizes.</summary>
    /// <param name="provider">The provider whose answer this is, for the error.</param>
    /// <param name="actions">The raw actions.</param>
    /// <param name="field">Where they come from, for the error.</param>
    /// <returns>The shape, outermost dimension first.</returns>
    /// <exception cref="ProviderException">The actions do not fit; the message names the place.</exception>
    public IReadOnlyList<int> CheckShape(string provider, JsonValue actions, string field = "actions")
    {
        ArgumentNullException.ThrowIfNull(actions);
        List<int> shape = ActionShape.Of(provider, actions, field);
        if (ActionHorizon is { } horizon && shape[0] != horizon)
        {
            throw Misfit(provider, field, "first", "action_horizon", horizon, shape[0]);
        }

        if (ActionDimension is { } dimension && shape[^1] != dimension)
        {
            throw Misfit(provider, field, "last", "action_dim", dimension, shape[^1]);
        }

        return shape;
    }

    private static ProviderException Misfit(string provider, string field, string which, string rule, int expected, int found) =>
        ActionShape.Malformed(
            provider,
            string.Create(CultureInfo.InvariantCulture, $"{field} has {which} dimension {found}, but {rule} is {expected}"));
}
