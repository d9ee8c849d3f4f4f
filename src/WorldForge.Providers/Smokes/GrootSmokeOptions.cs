using System.Collections.Immutable;

namespace WorldForge.Providers.Smokes;

/// <summary>What the GR00T smoke takes besides <see cref="SmokeSettings"/>; what is null comes from the environment.</summary>
public sealed record GrootSmokeOptions
{
    /// <summary>Host of the policy server; without variable and value <c>127.0.0.1</c>.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the policy server.</summary>
    public int? Port { get; init; }

    /// <summary>Limit of one request in milliseconds.</summary>
    public int? TimeoutMs { get; init; }

    /// <summary>Token that the server asks for.</summary>
    public string? ApiToken { get; init; }

    /// <summary>Whether the host relies on a strict server.</summary>
    public bool? Strict { get; init; }

    /// <summary>The embodiment.</summary>
    public string? EmbodimentTag { get; init; }

    /// <summary>How many actions the first candidate must have; above zero.</summary>
    public int? ActionHorizon { get; init; }

    /// <summary>File with the whole info.</summary>
    public string? PolicyInfoJson { get; init; }

    /// <summary>File with the observation.</summary>
    public string? ObservationJson { get; init; }

    /// <summary>Reference to code that makes the observation.</summary>
    public string? ObservationModule { get; init; }

    /// <summary>Whether loading that code is allowed.</summary>
    public bool AllowObservationCode { get; init; }

    /// <summary>File with the options of the call.</summary>
    public string? OptionsJson { get; init; }

    /// <summary>Turns nested lists into the arrays that a strict server asks for.</summary>
    public bool CoerceObservations { get; init; }

    /// <summary>Reference to the translator; needed unless only health is checked.</summary>
    public string? Translator { get; init; }

    /// <summary>Whether loading the translator's code is allowed.</summary>
    public bool AllowTranslatorCode { get; init; }

    /// <summary>Starts the policy server of a checkout and ends it with the smoke.</summary>
    public bool StartServer { get; init; }

    /// <summary>That checkout; null runs an installed module.</summary>
    public string? GrootRoot { get; init; }

    /// <summary>The server's model.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The server's dataset, which it replays instead of running a model.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>The server's device.</summary>
    public string? Device { get; init; }

    /// <summary>Where the server listens.</summary>
    public string? ServerHost { get; init; }

    /// <summary>The longest until the server answers.</summary>
    public TimeSpan StartupTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>More arguments of the server.</summary>
    public ImmutableArray<string> ServerArguments { get; init; } = [];
}
