using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Promotion;

/// <summary>One thing that a status asks for, and what was found.</summary>
public sealed record PromotionCriterion
{
    /// <summary>Short name, the same in every review.</summary>
    public required string Id { get; init; }

    /// <summary>The lowest status that asks for it; <c>any</c> for a blocker of every promotion.</summary>
    public required string AskedBy { get; init; }

    /// <summary>What must be true, in one sentence.</summary>
    public required string Requirement { get; init; }

    /// <summary>One of <see cref="CriterionStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What was found.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do when it is not met.</summary>
    public string? NextStep { get; init; }

    /// <summary>Files that show it, relative to the checkout.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The criterion as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("id", Id),
        ("asked_by", AskedBy),
        ("requirement", Requirement),
        ("status", Status),
        ("detail", Detail),
        ("next_step", NextStep),
        ("evidence", JsonList.OfTexts(Evidence)));
}
