using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>What is known about the live smoke of one capability of one provider. A row without a run is evidence too: it says why.</summary>
public sealed record LiveSmokeEntry
{
    private static readonly (LiveSmokeStatus Status, string Word)[] Words =
    [
        (LiveSmokeStatus.Passed, "passed"),
        (LiveSmokeStatus.Failed, "failed"),
        (LiveSmokeStatus.NotRun, "not_run"),
        (LiveSmokeStatus.SkippedMissingRuntime, "skipped_missing_runtime"),
        (LiveSmokeStatus.SkippedMissingCredentials, "skipped_missing_credentials"),
        (LiveSmokeStatus.SkippedNotConfigured, "skipped_not_configured"),
    ];

    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The capability, as it is written.</summary>
    public required string Capability { get; init; }

    /// <summary>The command that was run or is to be run.</summary>
    public required string Command { get; init; }

    /// <summary>Version of the library that the row speaks of.</summary>
    public required string Version { get; init; }

    /// <summary>Id of the provider's runtime manifest.</summary>
    public string? RuntimeManifest { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How it ended, or why it did not run.</summary>
    public required LiveSmokeStatus Status { get; init; }

    /// <summary>The artifact that shows a run; set exactly for passed and failed.</summary>
    public string? ArtifactPath { get; init; }

    /// <summary>Why nothing ran; set exactly for the other statuses.</summary>
    public string? SkipReason { get; init; }

    /// <summary>What the row does not show.</summary>
    public ImmutableArray<string> KnownLimitations { get; init; } = [];

    /// <summary>Whether a run stands behind the row.</summary>
    public bool HasRun => Status is LiveSmokeStatus.Passed or LiveSmokeStatus.Failed;

    /// <summary>The status as it is written.</summary>
    public string StatusWord => Words.First(pair => pair.Status == Status).Word;

    /// <summary>The row as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("capability", Capability),
        ("command", Command),
        ("version", Version),
        ("runtime_manifest", RuntimeManifest),
        ("date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("status", StatusWord),
        ("artifact_path", ArtifactPath),
        ("skip_reason", SkipReason),
        ("known_limitations", JsonList.OfTexts(KnownLimitations)));

    internal static LiveSmokeEntry Read(JsonFields fields)
    {
        fields.RejectUnknown(
            "provider", "capability", "command", "version", "runtime_manifest", "date", "status", "artifact_path", "skip_reason", "known_limitations");
        string word = fields.RequiredOneOf("status", [.. Words.Select(static pair => pair.Word)]);
        var entry = new LiveSmokeEntry
        {
            Provider = fields.RequiredText("provider"),
            Capability = fields.RequiredText("capability"),
            Command = fields.RequiredText("command"),
            Version = fields.RequiredText("version"),
            RuntimeManifest = fields.OptionalText("runtime_manifest"),
            Date = Day(fields),
            Status = Words.First(pair => pair.Word == word).Status,
            ArtifactPath = fields.OptionalText("artifact_path"),
            SkipReason = fields.OptionalText("skip_reason"),
            KnownLimitations = [.. fields.RequiredTexts("known_limitations")],
        };
        Agree(entry, fields);
        return entry;
    }

    private static void Agree(LiveSmokeEntry entry, JsonFields fields)
    {
        if (entry.HasRun != entry.ArtifactPath is not null)
        {
            throw fields.Invalid("artifact_path", entry.HasRun ? $"must name the artifact of a row that is {entry.StatusWord}" : $"must be null for a row that is {entry.StatusWord}");
        }

        if (entry.HasRun == entry.SkipReason is not null)
        {
            throw fields.Invalid("skip_reason", entry.HasRun ? $"must be null for a row that is {entry.StatusWord}" : $"must say why a row is {entry.StatusWord}");
        }

        if (entry.ArtifactPath is { } path && Evidence.ArtifactPath.Problem(path) is { } problem)
        {
            throw fields.Invalid("artifact_path", problem);
        }
    }

    private static DateOnly Day(JsonFields fields) =>
        DateOnly.TryParseExact(fields.RequiredAnyText("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw fields.Invalid("date", "must be a day of the calendar as YYYY-MM-DD");
}
