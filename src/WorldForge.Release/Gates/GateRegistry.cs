using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>Every gate and every collector, found by one scan of this assembly in ordinal order of type names.</summary>
public sealed class GateRegistry
{
    private readonly ImmutableDictionary<string, IGate> _byName;
    private readonly ImmutableDictionary<string, ICollector> _collectors;

    /// <summary>Builds a registry.</summary>
    /// <exception cref="ArgumentException">Two gates share a name or a place, two collectors share a type, or a gate judges evidence that nobody collects.</exception>
    public GateRegistry(IEnumerable<IGate> gates, IEnumerable<ICollector> collectors)
    {
        Gates = [.. gates.OrderBy(gate => gate.Definition.Order)];
        _byName = Gates.ToImmutableDictionary(gate => gate.Definition.Name, StringComparer.Ordinal);
        _collectors = collectors.ToImmutableDictionary(collector => collector.Type, StringComparer.Ordinal);
        if (Gates.Select(gate => gate.Definition.Order).Distinct().Count() != Gates.Length)
        {
            throw new ArgumentException("Two gates have the same place in the checklist.", nameof(gates));
        }

        foreach (var gate in Gates)
        {
            if (gate.Definition.Evidence.FirstOrDefault(type => !_collectors.ContainsKey(type)) is { } orphan)
            {
                throw new ArgumentException($"Gate '{gate.Definition.Name}' judges evidence of type '{orphan}', which no collector produces.", nameof(gates));
            }
        }
    }

    /// <summary>The gates of this assembly.</summary>
    public static GateRegistry Default { get; } = Scan();

    /// <summary>The gates in checklist order.</summary>
    public ImmutableArray<IGate> Gates { get; }

    /// <summary>The gate names in checklist order.</summary>
    public IEnumerable<string> Names => Gates.Select(gate => gate.Definition.Name);

    /// <summary>The gate of a name.</summary>
    /// <exception cref="WorldForgeException">There is none; the message names the nearest.</exception>
    public IGate Find(string name) => _byName.TryGetValue(name, out var gate)
        ? gate
        : throw new WorldForgeException("wf.gate.unknown", $"There is no gate '{name}'; the nearest is '{NearestName.Of(name, Names)}'. First triage: use one of {string.Join(", ", Names)}.");

    internal ICollector Collector(string type) => _collectors[type];

    internal ICollector? FindCollector(string type) => _collectors.GetValueOrDefault(type);

    private static GateRegistry Scan()
    {
        var types = typeof(GateRegistry).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToList();
        return new GateRegistry(Create<IGate>(types), Create<ICollector>(types));
    }

    private static IEnumerable<T> Create<T>(IEnumerable<Type> types) => types
        .Where(typeof(T).IsAssignableFrom)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);
}
