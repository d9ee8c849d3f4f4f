using System.Collections.Immutable;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>The drills in display order.</summary>
public static class DrillCatalogue
{
    /// <summary>All drills.</summary>
    public static ImmutableArray<DrillSpec> All { get; } =
    [
        new DrillSpec
        {
            Id = "missing-credentials",
            Title = "Missing credentials",
            FailureMode = "missing_runtime_configuration",
            ExpectedFailure = "the configuration summary says configured=false and names the variables to set",
            RecoveryCommand = "worldforge provider info leworldmodel --format json",
            Description = "Asks a score runtime and a remote policy for their configuration in an empty environment; the process's own variables are never read.",
        },
        new DrillSpec
        {
            Id = "missing-optional-dependency",
            Title = "Missing optional dependency",
            FailureMode = "missing_optional_dependency",
            ExpectedFailure = "the optional assembly cannot be loaded",
            RecoveryCommand = "worldforge doctor",
            Description = "Looks for an optional assembly of a name that nobody uses.",
        },
        new DrillSpec
        {
            Id = "malformed-provider-output",
            Title = "Malformed provider output",
            FailureMode = "malformed_provider_output",
            ExpectedFailure = "ProviderException from the score boundary",
            RecoveryCommand = "worldforge provider contract mock",
            Description = "Gives a score adapter an empty info and no candidates, and lets a provider answer with a score that is no number.",
        },
        new DrillSpec
        {
            Id = "budget-violation",
            Title = "Budget violation",
            FailureMode = "budget_violation",
            ExpectedFailure = "the benchmark gate fails and counts its violations",
            RecoveryCommand = "worldforge benchmark --preset mock-smoke",
            Description = "Benchmarks one mock prediction against a budget that allows no time at all.",
        },
        new DrillSpec
        {
            Id = "corrupted-world-state",
            Title = "Corrupted world state",
            FailureMode = "corrupted_world_state",
            ExpectedFailure = "WorldStateException from the boundary that reads a stored state",
            RecoveryCommand = "worldforge runs doctor",
            Description = "Reads a world state that was cut off on disk, and one that is sound JSON of the wrong shape.",
        },
        new DrillSpec
        {
            Id = "expired-artifact",
            Title = "Expired artifact",
            FailureMode = "expired_artifact",
            ExpectedFailure = "the artifact's expiry lies in the past",
            RecoveryCommand = "worldforge runs list --status failed",
            Description = "Judges the descriptor of a remote artifact that expired long ago; its host does not exist and is not asked.",
        },
        new DrillSpec
        {
            Id = "unsafe-event-metadata",
            Title = "Unsafe event metadata",
            FailureMode = "unsafe_event_metadata",
            ExpectedFailure = "WorldForgeException for metadata that is not JSON; a second event is stored fully redacted",
            RecoveryCommand = "worldforge drills run unsafe-event-metadata --bundle",
            Description = "Offers metadata that JSON cannot hold, then an event whose target, message and metadata carry a planted value.",
        },
    ];

    /// <summary>The ids in display order.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(static drill => drill.Id)];

    /// <summary>Finds a drill.</summary>
    /// <exception cref="WorldForgeException">There is none of that id.</exception>
    public static DrillSpec Get(string id) => All.FirstOrDefault(drill => drill.Id == id)
        ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"Unknown drill '{id}'. There are {Ids.Length}; worldforge drills list shows them.");

    /// <summary>The drills as a list of rows.</summary>
    public static JsonList ToJson() => JsonList.Create([.. All.Select(static drill => (JsonValue)drill.ToJson())]);

    /// <summary>The drills as a table.</summary>
    public static string ToMarkdown() => MarkdownText.Heading(1, "Operator Failure Drills") + "\n\n" + new ReportTable(
        [
            ReportColumn.Code("Drill"), ReportColumn.Text("Failure mode"), ReportColumn.Flag("Checkout-safe"), ReportColumn.Text("Expected failure"),
            ReportColumn.Code("Recovery command"),
        ],
        All.Select(static drill => new JsonValue[] { drill.Id, drill.FailureMode, true, drill.ExpectedFailure, drill.RecoveryCommand })).ToMarkdown();
}
