using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>What is known about a run when it begins.</summary>
public sealed record RunStart
{
    /// <summary>The kind of run: <c>eval</c>, <c>benchmark</c>, <c>flow</c>, <c>operator_drill</c>, or a word of the host's own.</summary>
    public required string Kind { get; init; }

    /// <summary>The command line that started the run. It is stored without secrets and host paths.</summary>
    public required string Command { get; init; }

    /// <summary>The provider, or several joined with a comma and a space.</summary>
    /// <value>Null by default.</value>
    public string? Provider { get; init; }

    /// <summary>The suite or operation, or several joined with a comma and a space.</summary>
    /// <value>Null by default.</value>
    public string? Operation { get; init; }

    /// <summary>What goes into the run, in short. It is stored redacted.</summary>
    /// <value>Empty by default.</value>
    public JsonObject InputSummary { get; init; } = JsonObject.Empty;

    /// <summary>The provenance block of the configuration profile that was used.</summary>
    /// <value>Null by default: the manifest then has no such key.</value>
    public JsonObject? ConfigProfile { get; init; }
}
