using WorldForge.Serialization;

namespace WorldForge.Runs.Repair;

/// <summary>Something wrong in a workspace.</summary>
public sealed record RunFinding
{
    /// <summary>The manifest is missing, torn, or breaks a rule.</summary>
    public const string Manifest = "manifest";

    /// <summary>The manifest says running, but the run's process is gone.</summary>
    public const string DeadRun = "dead-run";

    /// <summary>The folder's name is no run id, or not that of its manifest.</summary>
    public const string Name = "wrong-name";

    /// <summary>One of the five folders of a run is missing.</summary>
    public const string Layout = "layout";

    /// <summary>What a killed process left of an unfinished write.</summary>
    public const string Leftover = "leftover";

    /// <summary>Names that differ by letter case alone: on many disks they are one.</summary>
    public const string CaseCollision = "case-collision";

    /// <summary>A link that leads out of its run.</summary>
    public const string Link = "link";

    /// <summary>A pipe, socket or device.</summary>
    public const string SpecialFile = "special-file";

    /// <summary>The file of pins, or evidence that may cite runs, cannot be read; cleanup and prune refuse to work.</summary>
    public const string Pins = "pins";

    /// <summary>Where, for display.</summary>
    public required string Place { get; init; }

    /// <summary>One of the constants of this type.</summary>
    public required string Problem { get; init; }

    /// <summary>What is wrong, safe to share.</summary>
    public required string Detail { get; init; }

    /// <summary>What a repair does; null when a person has to decide.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether the repair has been done.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>The finding as a report prints it.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("place", Place), ("problem", Problem), ("detail", Detail), ("remedy", Remedy), ("repaired", IsRepaired));
}
