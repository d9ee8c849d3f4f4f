namespace WorldForge.Providers.Smokes;

/// <summary>What the LeRobot smoke takes besides <see cref="SmokeSettings"/>; what is null comes from the environment.</summary>
public sealed record LeRobotSmokeOptions
{
    /// <summary>Repository id or local checkpoint folder of the policy.</summary>
    public required string PolicyPath { get; init; }

    /// <summary>Type of the policy.</summary>
    public string? PolicyType { get; init; }

    /// <summary>Where the policy runs.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Folder for downloads.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The embodiment.</summary>
    public string? EmbodimentTag { get; init; }

    /// <summary>How many actions are asked for; above zero.</summary>
    public int? ActionHorizon { get; init; }

    /// <summary><c>select_action</c> or <c>predict_chunk</c>.</summary>
    public string? Mode { get; init; }

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

    /// <summary>Reference to the translator; needed unless only health is checked.</summary>
    public string? Translator { get; init; }

    /// <summary>Whether loading the translator's code is allowed.</summary>
    public bool AllowTranslatorCode { get; init; }

    /// <summary>How the policy is reached.</summary>
    public WorkerOptions Worker { get; init; } = new();
}
