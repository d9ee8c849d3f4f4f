using System.Collections.Immutable;
using WorldForge.Redaction;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>What a bundle says of a run: its manifest in few words, each of them redacted.</summary>
public sealed record BundleRun
{
    /// <summary>The run.</summary>
    public required RunId Id { get; init; }

    /// <summary>The kind of run.</summary>
    public required string Kind { get; init; }

    /// <summary>Its status.</summary>
    public required string Status { get; init; }

    /// <summary>The command without secrets and host paths; empty when the manifest has none.</summary>
    public required string Command { get; init; }

    /// <summary>The providers.</summary>
    public string? Provider { get; init; }

    /// <summary>The suite or the operations.</summary>
    public string? Operation { get; init; }

    /// <summary>What success would have looked like.</summary>
    public required string ExpectedSignal { get; init; }

    /// <summary>What went wrong, or that nothing did.</summary>
    public required string ObservedFailure { get; init; }

    /// <summary>Why the run was skipped.</summary>
    public string? SkipReason { get; init; }

    /// <summary>What did not hold, one text each.</summary>
    public ImmutableArray<string> ValidationErrors { get; init; } = [];

    /// <summary>The run's folder as it may be shown.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Reads what a manifest says.</summary>
    /// <param name="id">The run.</param>
    /// <param name="manifest">Its manifest, which need not keep every rule of one.</param>
    /// <param name="sourcePath">The run's folder as it may be shown.</param>
    /// <param name="roots">The machine whose folders go.</param>
    internal static BundleRun Of(RunId id, JsonObject manifest, string sourcePath, HostRoots roots)
    {
        var words = new RunWords(manifest, roots);
        return new BundleRun
        {
            Id = id,
            Kind = words.Text("kind") ?? "unknown",
            Status = words.Status,
            Command = words.Command,
            Provider = words.Text("provider"),
            Operation = words.Text("operation"),
            ExpectedSignal = words.ExpectedSignal,
            ObservedFailure = words.ObservedFailure,
            SkipReason = words.SkipReason,
            ValidationErrors = words.ValidationErrors,
            SourcePath = sourcePath,
        };
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("run_id", Id.ToString()),
        ("kind", Kind),
        ("status", Status),
        ("command", Command),
        ("provider", Provider is null ? JsonValue.Null : Provider),
        ("operation", Operation is null ? JsonValue.Null : Operation),
        ("expected_signal", ExpectedSignal),
        ("observed_failure", ObservedFailure),
        ("skip_reason", SkipReason is null ? JsonValue.Null : SkipReason),
        ("validation_errors", JsonList.OfTexts(ValidationErrors)),
        ("source_path", SourcePath));
}
