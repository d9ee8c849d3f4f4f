using WorldForge.Embodiment;
using WorldForge.Events;

namespace WorldForge.Providers.Groot;

/// <summary>What a <see cref="GrootProvider"/> is made of. A value that is given here beats its variable.</summary>
public sealed record GrootProviderOptions
{
    /// <summary>Host of the policy server.</summary>
    /// <value>Default: <c>GROOT_POLICY_HOST</c>, which is needed unless <see cref="Client"/> is given.</value>
    public string? Host { get; init; }

    /// <summary>Port of the policy server.</summary>
    /// <value>Default: <c>GROOT_POLICY_PORT</c>, else 5555.</value>
    public int? Port { get; init; }

    /// <summary>Limit of one request in milliseconds.</summary>
    /// <value>Default: <c>GROOT_POLICY_TIMEOUT_MS</c>, else 15000.</value>
    public int? TimeoutMs { get; init; }

    /// <summary>Token that the server asks for.</summary>
    /// <value>Default: <c>GROOT_POLICY_API_TOKEN</c>, else none.</value>
    public string? ApiToken { get; init; }

    /// <summary>Whether the host relies on a strict server. It has no meaning on the wire; events record it.</summary>
    /// <value>Default: <c>GROOT_POLICY_STRICT</c>, else false.</value>
    public bool? Strict { get; init; }

    /// <summary>The embodiment of results whose input names none.</summary>
    /// <value>Default: <c>GROOT_EMBODIMENT_TAG</c>, else none.</value>
    public string? EmbodimentTag { get; init; }

    /// <summary>A client to use instead of one of our own; the caller keeps it.</summary>
    public IGrootPolicyClient? Client { get; init; }

    /// <summary>Turns raw actions into actions.</summary>
    /// <value>Default: none; selecting actions then fails.</value>
    public ActionTranslator? Translator { get; init; }

    /// <summary>
    /// Turns nested lists of numbers into the arrays that a strict server asks for: those below <c>video</c> into 8-bit unsigned integers and
    /// those below <c>state</c> into 32-bit floats. Other keys stay as they are.
    /// </summary>
    /// <value>Default: false.</value>
    public bool CoerceObservations { get; init; }

    /// <summary>Most bytes of a reply; null for 64 MiB.</summary>
    public int? MaxReplyBytes { get; init; }

    /// <summary>Most bytes of one array in a reply; null for 64 MiB.</summary>
    public int? MaxArrayBytes { get; init; }

    /// <summary>Where variables are read from.</summary>
    /// <value>Default: the process.</value>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>Where events go; null takes the facade's on registration.</summary>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>Delivers the events.</summary>
    public EventDelivery Delivery { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
