using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Providers.Jepa;

namespace WorldForge.Cli.Commands.Provider;

/// <summary>The providers that can be looked at: those of the catalog, and the candidates that hosts construct themselves.</summary>
internal static class ProviderTargets
{
    /// <summary>The names, for completions and messages.</summary>
    public static IEnumerable<string> Names(CliContext context) => context.Catalog().Select(static entry => entry.Name).Append(JepaWmsProvider.ProviderName);

    /// <summary>The target of a name.</summary>
    /// <exception cref="ProviderException">No target has the name; the message lists those there are.</exception>
    public static ProviderTarget Find(CliContext context, string name)
    {
        if (context.Catalog().FirstOrDefault(entry => entry.Name == name) is { } known)
        {
            return ProviderTarget.Of(known, RuntimeManifests.Find(name));
        }

        return name == JepaWmsProvider.ProviderName
            ? new ProviderTarget
            {
                Name = name,
                Factory = static factory => new JepaWmsProvider(new JepaWmsOptions { Environment = factory.Environment, TimeProvider = factory.TimeProvider }),
                DocsPage = "providers/jepa-wms.md",
                RuntimeManifest = RuntimeManifests.Find(name),
            }
            : throw new ProviderException(FaultCodes.ProviderUnregistered, $"Unknown provider: {name}. Known are {string.Join(", ", Names(context))}.");
    }
}
