using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WorldForge.Capabilities;
using WorldForge.Providers;

namespace WorldForge.Calls;

/// <summary>One immutable state of the registry. A change makes a new snapshot, so that calls never lock.</summary>
internal sealed class RegistrySnapshot
{
    private readonly Dictionary<string, IWorldModelProvider> _providers;
    private readonly Dictionary<string, ICapabilityComponent>[] _components;

    private RegistrySnapshot(Dictionary<string, IWorldModelProvider> providers, Dictionary<string, ICapabilityComponent>[] components)
    {
        _providers = providers;
        _components = components;
        Names = [.. providers.Keys.Concat(components.SelectMany(static slot => slot.Keys)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public static RegistrySnapshot Empty { get; } = new(
        new Dictionary<string, IWorldModelProvider>(StringComparer.Ordinal),
        [.. CapabilityNames.All.Select(static _ => new Dictionary<string, ICapabilityComponent>(StringComparer.Ordinal))]);

    public ImmutableArray<string> Names { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out IWorldModelProvider? provider) => _providers.TryGetValue(name, out provider);

    public bool TryFind(Capability capability, string name, [NotNullWhen(true)] out ICapabilityComponent? component) =>
        _components[(int)capability].TryGetValue(name, out component);

    public RegistrySnapshot With(string name, IWorldModelProvider provider) =>
        new(new Dictionary<string, IWorldModelProvider>(_providers, StringComparer.Ordinal) { [name] = provider }, _components);

    public RegistrySnapshot With(IEnumerable<(Capability Capability, string Name, ICapabilityComponent Component)> slots)
    {
        Dictionary<string, ICapabilityComponent>[] copy =
            [.. _components.Select(static slot => new Dictionary<string, ICapabilityComponent>(slot, StringComparer.Ordinal))];
        foreach ((Capability capability, string name, ICapabilityComponent component) in slots)
        {
            if (!copy[(int)capability].TryAdd(name, component))
            {
                throw new WorldForgeException(
                    FaultCodes.InputDuplicate,
                    $"'{name}' is already registered for {capability.ToWireName()}.");
            }
        }

        return new RegistrySnapshot(_providers, copy);
    }
}
