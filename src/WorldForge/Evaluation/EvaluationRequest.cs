using System.Collections.Immutable;
using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>What to evaluate, and what a report says of how it came to be. Every member is checked when it is set.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The most providers that are asked at the same time.</summary>
    public const int MostParallel = 8;

    /// <summary>Failed cases per provider that a report shows when nothing else is asked for.</summary>
    public const int DefaultGalleryCases = 3;

    /// <summary>The providers in the order in which the report lists them; at least one. A name that is given twice counts once.</summary>
    public required ImmutableArray<string> Providers { get; init => field = Names(value); }

    /// <summary>The datasets that the host says it used; they enter the input digest and the provenance.</summary>
    public ImmutableArray<DatasetReference> DatasetManifests { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many providers are asked at the same time.</summary>
    /// <value>From 1 to <see cref="MostParallel"/>, which is the default. It never changes a result or its place.</value>
    public int MaxParallel
    {
        get;
        init => field = value is >= 1 and <= MostParallel
            ? value
            : throw Check.Invalid("max_parallel", $"must be from 1 to {MostParallel}, not {value}");
    } = MostParallel;

    /// <summary>How many failed cases per provider the report shows; null for all.</summary>
    /// <value>At least 1; <see cref="DefaultGalleryCases"/> by default. Gallery artifacts always hold all.</value>
    public int? MaxGalleryCases { get; init => field = GalleryLimit(value); } = DefaultGalleryCases;

    /// <summary>The command that repeats the run, one argument each; it goes into the provenance.</summary>
    public ImmutableArray<string> Command { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Ids of runtime manifests by provider, for the providers that ship one.</summary>
    public ImmutableSortedDictionary<string, string> RuntimeManifests
    {
        get;
        init => field = value ?? ImmutableSortedDictionary<string, string>.Empty;
    } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The counter that the facade hands its events to, so that the report can say how many there were; without it the count is 0.</summary>
    public ProviderEventCounter? EventCounter { get; init; }

    /// <summary>Further words for the provenance.</summary>
    public string? Notes { get; init => field = Check.OptionalText(value, "notes"); }

    internal static int? GalleryLimit(int? value) => value is null or >= 1
        ? value
        : throw Check.Invalid("max_gallery_cases", $"must be at least 1, or absent for all, not {value}");

    private static ImmutableArray<string> Names(ImmutableArray<string> names) => names.IsDefaultOrEmpty
        ? throw Check.Invalid("providers", "must name at least one provider")
        : [.. names.Select(static name => Check.Text(name, "providers[]")).Distinct(StringComparer.Ordinal)];
}
