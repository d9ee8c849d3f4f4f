using System.Collections.Immutable;
using WorldForge.Providers;

namespace WorldForge.Diagnostics;

/// <summary>Everything that serves one provider name: at most one full provider, and any single-capability components.</summary>
/// <param name="Name">The provider name.</param>
/// <param name="IsRegistered">Whether calls can reach it.</param>
/// <param name="Parts">The full provider first, then the others in slot order; an object in several slots is one part.</param>
internal sealed record ComponentSet(string Name, bool IsRegistered, ImmutableArray<ComponentPart> Parts)
{
    public ProviderProfile Profile => ProfileMerge.Merge([.. Parts.Select(static part => part.Profile)]);

    public ProviderConfigSummary ConfigSummary =>
        new(Name, Parts.All(static part => part.ConfigurationProblem is null), [.. Parts.SelectMany(static part => part.ConfigSummary.Fields).DistinctBy(static item => item.Name, StringComparer.Ordinal)]);
}
