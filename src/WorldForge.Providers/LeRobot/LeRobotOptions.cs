using WorldForge.Embodiment;
using WorldForge.Events;

namespace WorldForge.Providers.LeRobot;

/// <summary>Settings of <see cref="LeRobotProvider"/>. What is given here beats the environment.</summary>
public sealed record LeRobotOptions
{
    /// <summary>A repository id, or a local checkpoint folder.</summary>
    /// <value>Null by default: <c>LEROBOT_POLICY_PATH</c>, then <c>LEROBOT_POLICY</c>.</value>
    public string? PolicyPath { get; init; }

    /// <summary>The policy type, in any letter case: act, diffusion, pi0, pi0fast, sac, smolvla, tdmpc or vqbet.</summary>
    /// <value>Null by default: <c>LEROBOT_POLICY_TYPE</c>, else the <c>type</c> in the <c>config.json</c> of a local checkpoint.</value>
    public string? PolicyType { get; init; }

    /// <summary>Where the policy runs.</summary>
    /// <value>Null by default: <c>LEROBOT_DEVICE</c>, else <c>cpu</c>.</value>
    public string? Device { get; init; }

    /// <summary>The folder for downloads.</summary>
    /// <value>Null by default: <c>LEROBOT_CACHE_DIR</c>, else the runtime's own.</value>
    public string? CacheDirectory { get; init; }

    /// <summary>The embodiment that results name when a call names none.</summary>
    /// <value>Null by default: <c>LEROBOT_EMBODIMENT_TAG</c>.</value>
    public string? EmbodimentTag { get; init; }

    /// <summary>A policy that the host has loaded and prepared itself; the adapter then loads nothing.</summary>
    public ILoadedPolicy? Policy { get; init; }

    /// <summary>Loads a policy in the host's own way; beats <see cref="Runtime"/>.</summary>
    public Func<PolicyRequest, CancellationToken, ValueTask<ILoadedPolicy>>? PolicyLoader { get; init; }

    /// <summary>Loads a policy by LeRobot's own rules.</summary>
    /// <value>Null by default: health and calls then say what to inject.</value>
    public IPolicyRuntime? Runtime { get; init; }

    /// <summary>Turns raw actions into world actions. Without one every call fails: actions are specific to an embodiment.</summary>
    public ActionTranslator? Translator { get; init; }

    /// <summary>Where variables are read from.</summary>
    /// <value>The process by default.</value>
    public ProviderEnvironment? Environment { get; init; }

    /// <summary>Where events go.</summary>
    /// <value>Null by default: the facade's handler.</value>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
