using WorldForge.Serialization;

namespace WorldForge.Runs.Retention;

/// <summary>One folder of a workspace and what a policy says about it.</summary>
public sealed record RunPruneCandidate
{
    /// <summary>Outside the chosen kinds.</summary>
    public const string SkipFamily = "skip-family";

    /// <summary>Among the newest of the chosen kinds.</summary>
    public const string SkipKeepLatest = "skip-keep-latest";

    /// <summary>Pinned, or cited by release evidence.</summary>
    public const string SkipPinned = "skip-pinned";

    /// <summary>Under way.</summary>
    public const string SkipRunning = "skip-running";

    /// <summary>Less than a day old, or of unknown age.</summary>
    public const string SkipYoung = "skip-young";

    /// <summary>To be removed.</summary>
    public const string Delete = "delete";

    /// <summary>Younger than the limit, or not for this tool to remove.</summary>
    public const string Keep = "keep";

    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder for display.</summary>
    public required string RunDirectory { get; init; }

    /// <summary>The kind that the manifest gives; empty without one.</summary>
    public required string Kind { get; init; }

    /// <summary>When the run began, in UTC; null when nothing tells.</summary>
    public required string? CreatedAt { get; init; }

    /// <summary>The bytes of its files; counted only for folders to be removed.</summary>
    public long SizeBytes { get; init; }

    /// <summary>One of the constants of this type.</summary>
    public required string Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The candidate as a report prints it.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("run_id", RunText.Observable.Redact(Name)),
        ("run_dir", RunDirectory),
        ("kind", Kind),
        ("created_at", CreatedAt),
        ("size_bytes", SizeBytes),
        ("action", Action),
        ("reason", Reason));
}
