using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Http;
using WorldForge.Providers.Plugins;
using WorldForge.States;

namespace WorldForge;

/// <summary>How a <see cref="Forge"/> is built. Every value has a default that suits a quick start.</summary>
public sealed record ForgeOptions
{
    // Timers of the platform count milliseconds in 32 bits.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(24);

    /// <summary>Where hosts keep local state; created when the facade is constructed.</summary>
    /// <value><c>.worldforge/worlds</c> by default. Relative paths start at the working directory.</value>
    public string StateDirectory { get; init; } = Path.Combine(".worldforge", "worlds");

    /// <summary>Whether constructing the facade creates <see cref="StateDirectory"/>. A tool that only looks says no.</summary>
    /// <value>True by default.</value>
    public bool CreateStateDirectory { get; init; } = true;

    /// <summary>Whether catalog entries and discovered providers register themselves when they are configured.</summary>
    /// <value>True by default. Providers that are always registered ignore it.</value>
    public bool AutoRegisterRemote { get; init; } = true;

    /// <summary>Receives the event of every call; null switches events off.</summary>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>Delivers events so that a throwing handler cannot change a call's outcome.</summary>
    /// <value>A lenient delivery that logs to <see cref="LoggerFactory"/> by default.</value>
    public EventDelivery? EventDelivery { get; init; }

    /// <summary>The providers the library knows, in registration order.</summary>
    /// <value>The mock alone by default; adapter packages bring their own entries.</value>
    public ProviderCatalog Catalog { get; init; } = ProviderCatalog.BuiltIn;

    /// <summary>Whether external providers are discovered; an explicit value beats the environment.</summary>
    /// <value>Null by default: on, unless <c>WORLDFORGE_DISABLE_ENTRY_POINTS</c> is not blank.</value>
    public bool? DiscoverEntryPoints { get; init; }

    /// <summary>External providers that the host's container supplies.</summary>
    public ImmutableArray<IWorldForgeProviderFactory> ProviderFactories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Where plug-in assemblies are looked for; null, the default, looks nowhere.</summary>
    public IProviderPluginSource? Plugins { get; init; }

    /// <summary>Where providers read variables from.</summary>
    /// <value>The process by default.</value>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>Limits and retries that replace those which providers with a remote end bring themselves.</summary>
    /// <value>Null by default: nothing is replaced. A policy that a provider's constructor was given always stays.</value>
    public RequestPreset? RequestPreset { get; init; }

    /// <summary>The clock of durations and time limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the library logs; null logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>How long one health check may take.</summary>
    /// <value>10 seconds by default; above zero.</value>
    public TimeSpan HealthTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one lifecycle hook may take.</summary>
    /// <value>10 seconds by default; above zero.</value>
    public TimeSpan LifecycleTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one capability call may take before it fails with <c>wf.provider.timeout</c>.</summary>
    /// <value>Null by default: adapters have limits of their own.</value>
    public TimeSpan? CallTimeLimit { get; init; }

    /// <summary>How long a preflight result is reused by readiness questions.</summary>
    /// <value>Zero by default: every question runs the hook.</value>
    public TimeSpan PreflightCacheTime { get; init; }

    /// <summary>How large world states may be.</summary>
    public WorldStateLimits StateLimits { get; init; } = WorldStateLimits.Default;

    /// <summary>Checks the options.</summary>
    /// <exception cref="WorldForgeException">One or more values are out of range; the message names all of them.</exception>
    internal void Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(StateDirectory))
        {
            problems.Add("StateDirectory must not be blank");
        }

        CheckLimit(HealthTimeLimit, nameof(HealthTimeLimit), problems);
        CheckLimit(LifecycleTimeLimit, nameof(LifecycleTimeLimit), problems);
        CheckLimit(CallTimeLimit ?? LongestLimit, nameof(CallTimeLimit), problems);
        foreach ((object? part, string name) in ((object?, string)[])
            [(Catalog, nameof(Catalog)), (Environment, nameof(Environment)), (TimeProvider, nameof(TimeProvider)), (StateLimits, nameof(StateLimits))])
        {
            if (part is null)
            {
                problems.Add($"{name} must not be null");
            }
        }

        if (PreflightCacheTime < TimeSpan.Zero)
        {
            problems.Add("PreflightCacheTime must not be negative");
        }

        if (problems.Count > 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"Invalid options: {string.Join("; ", problems)}.");
        }
    }

    private static void CheckLimit(TimeSpan limit, string name, List<string> problems)
    {
        if (limit <= TimeSpan.Zero || limit > LongestLimit)
        {
            problems.Add($"{name} must be above zero and at most 24 days");
        }
    }
}
