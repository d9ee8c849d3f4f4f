using System.Collections.Immutable;
using WorldForge.Calls;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;

namespace WorldForge.Diagnostics;

/// <summary>Finds the components behind a name: registered ones, or an instance of a known entry made for inspection only.</summary>
internal sealed class ProviderDirectory
{
    private readonly ProviderRegistry _registry;
    private readonly ProviderEnvironment _environment;
    private readonly ImmutableArray<(string Name, Lazy<IWorldModelProvider> Provider)> _catalog;
    private readonly ImmutableArray<(string Name, Lazy<IWorldModelProvider?> Provider)> _external;

    public ProviderDirectory(
        ProviderRegistry registry,
        ProviderFactoryContext context,
        ProviderCatalog catalog,
        PluginHost plugins)
    {
        _registry = registry;
        _environment = context.Environment;
        _catalog = [.. catalog.Select(entry => (entry.Name, new Lazy<IWorldModelProvider>(() => UnusableProvider.Make(entry, context))))];
        _external = [.. plugins.Names.Select(name => (name, new Lazy<IWorldModelProvider?>(() => plugins.Create(name, context))))];
    }

    public ImmutableArray<string> RegisteredNames => _registry.Names;

    /// <summary>Catalog order, then discovered providers, then other registered names sorted.</summary>
    public ImmutableArray<string> AllNames =>
    [
        .. _catalog.Select(static entry => entry.Name)
            .Concat(_external.Where(entry => _registry.IsRegistered(entry.Name) || entry.Provider.Value is not null).Select(static entry => entry.Name))
            .Concat(_registry.Names)
            .Distinct(StringComparer.Ordinal),
    ];

    public ImmutableArray<ProviderProfile> CatalogProfiles => [.. _catalog.Select(static entry => entry.Provider.Value.Profile)];

    public ComponentSet Registered(string name) =>
        FindRegistered(name) ?? throw Missing(name, $"Provider '{name}' is not registered. Registered: {_registry.NamesText}.");

    public ComponentSet Any(string name)
    {
        if (FindRegistered(name) is { } registered)
        {
            return registered;
        }

        IWorldModelProvider? inspected = _catalog.FirstOrDefault(entry => entry.Name == name).Provider?.Value
            ?? _external.FirstOrDefault(entry => entry.Name == name).Provider?.Value;
        return inspected is not null
            ? new ComponentSet(name, IsRegistered: false, [Part(name, inspected, inspected.Profile.Capabilities)])
            : throw Missing(name, $"Provider '{name}' is unknown. Known: {string.Join(", ", AllNames)}.");
    }

    private static ProviderException Missing(string name, string message) =>
        new(FaultCodes.ProviderUnregistered, message) { Provider = string.IsNullOrWhiteSpace(name) ? null : name };

    private ComponentSet? FindRegistered(string name)
    {
        ImmutableArray<ComponentPart>.Builder parts = ImmutableArray.CreateBuilder<ComponentPart>();
        if (_registry.TryFind(name ?? "", out IWorldModelProvider? full))
        {
            parts.Add(Part(name!, full, full.Profile.Capabilities));
        }

        List<(ICapabilityComponent Component, ProviderCapabilities Capabilities)> singles = [];
        foreach (Capability capability in CapabilityNames.All)
        {
            if (_registry.TryFind(capability, name ?? "", out ICapabilityComponent? component))
            {
                int index = singles.FindIndex(single => ReferenceEquals(single.Component, component));
                if (index < 0)
                {
                    singles.Add((component, ProviderCapabilities.Of(capability)));
                }
                else
                {
                    singles[index] = (component, singles[index].Capabilities.Union(ProviderCapabilities.Of(capability)));
                }
            }
        }

        parts.AddRange(singles.Select(single => Part(name!, single.Component, single.Capabilities)));
        return parts.Count == 0 ? null : new ComponentSet(name!, IsRegistered: true, parts.ToImmutable());
    }

    private ComponentPart Part(string name, ICapabilityComponent component, ProviderCapabilities capabilities) =>
        new(name, component, capabilities, _environment);
}
