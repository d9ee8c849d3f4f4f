using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs.History;

/// <summary>Which runs to show. Filters that are null let everything pass; the others must all hold.</summary>
public sealed record RunFilter
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Lets every run pass.</summary>
    public static RunFilter None { get; } = new();

    /// <summary>Part of the provider's name, in any letter case.</summary>
    public string? Provider { get; private init; }

    /// <summary>A capability, in any letter case.</summary>
    public string? Capability { get; private init; }

    /// <summary>A status as it is shown, in any letter case.</summary>
    public string? Status { get; private init; }

    /// <summary>The first day, in UTC.</summary>
    public DateOnly? CreatedFrom { get; private init; }

    /// <summary>The last day, in UTC; it belongs to the range.</summary>
    public DateOnly? CreatedTo { get; private init; }

    /// <summary>A label or suffix of an artifact that can be shared, in any letter case.</summary>
    public string? ArtifactType { get; private init; }

    /// <summary>Whether a manifest has to be read to know if its run passes.</summary>
    internal bool LooksInside => (Provider ?? Capability ?? Status ?? ArtifactType) is not null || CreatedFrom is not null || CreatedTo is not null;

    /// <summary>Makes a filter from texts; blank text is no filter.</summary>
    /// <exception cref="WorldForgeException">A day is not written as <c>YYYY-MM-DD</c>, or the first lies behind the last.</exception>
    public static RunFilter Of(
        string? provider = null,
        string? capability = null,
        string? status = null,
        string? createdFrom = null,
        string? createdTo = null,
        string? artifactType = null)
    {
        DateOnly? from = Day(createdFrom, "created-from");
        DateOnly? to = Day(createdTo, "created-to");
        return from > to
            ? throw Check.Invalid("created-from", "must not be later than created-to")
            : new RunFilter
            {
                Provider = Given(provider),
                Capability = Given(capability),
                Status = Given(status),
                CreatedFrom = from,
                CreatedTo = to,
                ArtifactType = Given(artifactType),
            };
    }

    /// <summary>The six filters; null where none is set.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Safe(Provider)),
        ("capability", Safe(Capability)),
        ("status", Safe(Status)),
        ("created_from", CreatedFrom?.ToString(DateFormat, CultureInfo.InvariantCulture)),
        ("created_to", CreatedTo?.ToString(DateFormat, CultureInfo.InvariantCulture)),
        ("artifact_type", Safe(ArtifactType)));

    /// <summary>Whether the day of a run's id lies in the range; the manifest need not be read for it.</summary>
    internal bool Spans(RunId id)
    {
        var day = DateOnly.FromDateTime(id.CreatedAt.UtcDateTime);
        return !(day < CreatedFrom) && !(day > CreatedTo);
    }

    internal bool Matches(RunFacts facts) =>
        (Provider is null || (facts.Provider?.Contains(Provider, StringComparison.OrdinalIgnoreCase) ?? false))
        && (Capability is null || facts.Capabilities.Contains(Capability, StringComparer.OrdinalIgnoreCase))
        && (Status is null || string.Equals(facts.Status, Status, StringComparison.OrdinalIgnoreCase))
        && (ArtifactType is null || facts.ArtifactTypes.Contains(ArtifactType, StringComparer.OrdinalIgnoreCase))
        && (CreatedFrom is null || facts.Created >= CreatedFrom)
        && (CreatedTo is null || facts.Created <= CreatedTo);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Safe(string? text) => text is null ? null : RunText.Observable.Redact(text);

    private static DateOnly? Day(string? text, string option) => Given(text) is not { } day ? null
        : DateOnly.TryParseExact(day, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly parsed) ? parsed
        : throw Check.Invalid(option, "must be a day written as YYYY-MM-DD");
}
