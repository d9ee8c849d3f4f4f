namespace WorldForge.Providers.Smokes;

/// <summary>What the Cosmos-Policy smoke takes besides <see cref="SmokeSettings"/>; what is null comes from the environment.</summary>
public sealed record CosmosPolicySmokeOptions
{
    /// <summary>Base URL of the server.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Bearer token.</summary>
    public string? ApiToken { get; init; }

    /// <summary>Limit of the request in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Label of the model.</summary>
    public string? Model { get; init; }

    /// <summary>The embodiment.</summary>
    public string? EmbodimentTag { get; init; }

    /// <summary>How many actions are asked for; above zero.</summary>
    public int? ActionHorizon { get; init; }

    /// <summary>Whether the server is asked for all its candidates.</summary>
    public bool? ReturnAllQueryResults { get; init; }

    /// <summary>File with the whole info.</summary>
    public string? PolicyInfoJson { get; init; }

    /// <summary>File with the observation.</summary>
    public string? ObservationJson { get; init; }

    /// <summary>The task; beats the one in the file.</summary>
    public string? TaskDescription { get; init; }

    /// <summary>Reference to the translator; needed unless only health is checked.</summary>
    public string? Translator { get; init; }

    /// <summary>Whether loading the translator's code is allowed.</summary>
    public bool AllowTranslatorCode { get; init; }
}
