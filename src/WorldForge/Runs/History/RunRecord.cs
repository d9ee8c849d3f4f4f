using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>
/// One run as lists and indexes show it. Every text is safe to share: commands and reasons are sanitised, places are shown below
/// the display form of the workspace. A member that the manifest lacks or has in a wrong type is missing here too.
/// </summary>
public sealed record RunRecord
{
    /// <summary>The run; the name of its folder decides.</summary>
    public required RunId Id { get; init; }

    /// <summary>The kind of run.</summary>
    public required string Kind { get; init; }

    /// <summary>The status; <see cref="RunStatus.Stale"/> for a run that says running after a day without a living process.</summary>
    public required string Status { get; init; }

    /// <summary>The provider, or several joined with a comma and a space.</summary>
    public string? Provider { get; init; }

    /// <summary>The suite or operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The capabilities that the run used, in the order in which they were found.</summary>
    public ImmutableArray<string> Capabilities { get; init; } = [];

    /// <summary>When the run began, as the manifest says it.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>The command that was run.</summary>
    public required string Command { get; init; }

    /// <summary>A command that runs the same again.</summary>
    public required string RerunCommand { get; init; }

    /// <summary>Why the run has no good outcome; empty when it has one.</summary>
    public required string FailureSummary { get; init; }

    /// <summary>Labels and suffixes of the artifacts that can be shared.</summary>
    public ImmutableArray<string> SafeArtifactTypes { get; init; } = [];

    /// <summary>How many artifacts the manifest lists.</summary>
    public int ArtifactCount { get; init; }

    /// <summary>How many provider events the run caused.</summary>
    public int EventCount { get; init; }

    /// <summary>The run's folder for display.</summary>
    public required string Path { get; init; }

    /// <summary>A command that makes an issue bundle of the run.</summary>
    public required string IssueBundleCommand { get; init; }

    /// <summary>Where that bundle goes, for display.</summary>
    public required string IssueBundlePath { get; init; }

    /// <summary>A command that compares the run with another one; null for kinds that cannot be compared.</summary>
    public string? ComparisonCommand { get; init; }

    /// <summary>The command to begin with when the run failed, was skipped or cancelled; else null.</summary>
    public string? RecoveryCommand { get; init; }

    /// <summary>What to do next, in order; recovery first.</summary>
    public ImmutableArray<string> NextCommands { get; init; } = [];

    /// <summary>The capabilities joined with a comma and a space; null when there are none.</summary>
    public string? Capability => Capabilities.Length == 0 ? null : string.Join(", ", Capabilities);

    /// <summary>The record as lists and indexes print it.</summary>
    public JsonObject ToJson()
    {
        var members = new JsonObject.Builder(24)
        {
            ["run_id"] = Id.ToString(),
            ["kind"] = Kind,
            ["status"] = Status,
            ["provider"] = Provider,
            ["operation"] = Operation,
            ["capability"] = Capability,
            ["capabilities"] = JsonList.OfTexts(Capabilities),
            ["created_at"] = CreatedAt,
            ["command"] = Command,
            ["rerun_command"] = RerunCommand,
            ["failure_summary"] = FailureSummary,
            ["safe_artifact_types"] = JsonList.OfTexts(SafeArtifactTypes),
            ["artifact_count"] = ArtifactCount,
            ["event_count"] = EventCount,
            ["path"] = Path,
            ["issue_bundle_command"] = IssueBundleCommand,
            ["issue_bundle_path"] = IssueBundlePath,
            ["next_commands"] = JsonList.OfTexts(NextCommands),
        };
        if (ComparisonCommand is not null)
        {
            members["comparison_command"] = ComparisonCommand;
        }

        if (RecoveryCommand is not null)
        {
            members["recovery_command"] = RecoveryCommand;
        }

        return members.Build();
    }
}
