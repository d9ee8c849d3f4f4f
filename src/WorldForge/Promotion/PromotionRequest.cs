using System.Collections.Immutable;
using WorldForge.Providers;

namespace WorldForge.Promotion;

/// <summary>A promotion that is asked for; see <see cref="PromotionReview"/>.</summary>
public sealed record PromotionRequest
{
    /// <summary>The provider, the checkout and how far calls may go.</summary>
    public required WorkbenchRequest Workbench { get; init; }

    /// <summary>The status that is asked for; at least the one claimed today.</summary>
    public required ImplementationStatus To { get; init; }

    /// <summary>Version of the library of this checkout: evidence of another one does not count.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>Live-smoke manifests, relative to the checkout; those under <c>.worldforge/runs</c> are found by themselves.</summary>
    public ImmutableArray<string> RunManifests { get; init; } = [];
}
