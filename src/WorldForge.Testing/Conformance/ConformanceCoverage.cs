using System.Reflection;
using WorldForge.Capabilities;
using WorldForge.Providers;

namespace WorldForge.Testing.Conformance;

/// <summary>Checks that no adapter forgets a suite: one test for each assembly of adapters.</summary>
/// <remarks>
/// An adapter is a public class that is a provider and can be built. Every adapter needs the suites of metadata, lifecycle and events,
/// and the suite of each capability that it can advertise: those whose methods it overrides. A suite counts when the test runner
/// finds it, so it must be public and not abstract.
/// </remarks>
public static class ConformanceCoverage
{
    private static readonly Type[] Always =
        [typeof(ProviderMetadataConformance<>), typeof(LifecycleConformance<>), typeof(EventConformance<>)];

    /// <summary>Fails when a public adapter of an assembly lacks a suite in the assembly of its tests.</summary>
    /// <param name="adapters">The assembly of the adapters.</param>
    /// <param name="tests">The assembly of the suites.</param>
    /// <param name="exceptions">Adapters by type name that need no suites, such as wrappers, each with its reason.</param>
    /// <exception cref="ConformanceFailureException">A suite is missing, there is no adapter, or an exception is not needed.</exception>
    public static void AssertAdaptersDerive(Assembly adapters, Assembly tests, params IReadOnlyList<ConformanceException> exceptions)
    {
        ArgumentNullException.ThrowIfNull(adapters);
        ArgumentNullException.ThrowIfNull(tests);
        AssertAdaptersDerive(adapters.GetExportedTypes(), tests.GetExportedTypes(), exceptions);
    }

    /// <summary>Fails when an adapter among types lacks a suite among other types.</summary>
    /// <inheritdoc cref="AssertAdaptersDerive(Assembly, Assembly, IReadOnlyList{ConformanceException})"/>
    public static void AssertAdaptersDerive(
        IEnumerable<Type> adapters, IEnumerable<Type> tests, params IReadOnlyList<ConformanceException> exceptions)
    {
        ArgumentNullException.ThrowIfNull(adapters);
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(exceptions);
        Type[] found = [.. adapters.Where(IsAdapter).OrderBy(static type => type.FullName, StringComparer.Ordinal)];
        Rule.Require(found.Length > 0, "There is no adapter among the types: the check would prove nothing.");
        var derived = tests.Where(static type => type is { IsClass: true, IsAbstract: false } && type.IsVisible).SelectMany(Suites).ToHashSet();
        List<string> problems = [.. exceptions
            .Where(excuse => !Array.Exists(found, adapter => adapter.Name == excuse.CaseName))
            .Select(static excuse => $"{excuse.CaseName}: no such adapter; remove the exception.")];
        foreach (Type adapter in found)
        {
            string[] missing = [.. Needed(adapter).Where(suite => !derived.Contains((suite, adapter))).Select(static suite => suite.Name[..suite.Name.IndexOf('`', StringComparison.Ordinal)])];
            bool excused = exceptions.Any(excuse => excuse.CaseName == adapter.Name);
            if (excused && missing.Length == 0)
            {
                problems.Add($"{adapter.Name} derives every suite: its exception is not needed, remove it.");
            }
            else if (!excused)
            {
                problems.AddRange(missing.Select(suite => $"{adapter.Name} has no {suite}: derive a public class from {suite}<{adapter.Name}>."));
            }
        }

        Rule.RequireNone(problems);
    }

    private static bool IsAdapter(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IWorldModelProvider).IsAssignableFrom(type);

    // Each generic ancestor of a test class that is a suite, with the adapter that it is about.
    private static IEnumerable<(Type Suite, Type Adapter)> Suites(Type test)
    {
        for (Type? type = test.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericArguments() is [{ } adapter])
            {
                yield return (type.GetGenericTypeDefinition(), adapter);
            }
        }
    }

    private static IEnumerable<Type> Needed(Type adapter) =>
        Always.Concat(CapabilityNames.All.Where(capability => Implements(adapter, capability)).Select(SuiteOf));

    private static bool Implements(Type adapter, Capability capability)
    {
        (Type role, string method) = capability switch
        {
            Capability.Predict => (typeof(IPredictor), nameof(IPredictor.PredictAsync)),
            Capability.Embed => (typeof(IEmbedder), nameof(IEmbedder.EmbedAsync)),
            Capability.Plan => (typeof(IPlanner), nameof(IPlanner.PlanAsync)),
            Capability.Score => (typeof(ICostModel), nameof(ICostModel.ScoreActionsAsync)),
            _ => (typeof(IPolicy), nameof(IPolicy.SelectActionsAsync)),
        };
        InterfaceMapping mapping = adapter.GetInterfaceMap(role);
        int index = Array.FindIndex(mapping.InterfaceMethods, candidate => candidate.Name == method);
        return mapping.TargetMethods[index].DeclaringType != typeof(WorldModelProvider);
    }

    private static Type SuiteOf(Capability capability) => capability switch
    {
        Capability.Predict => typeof(PredictConformance<>),
        Capability.Embed => typeof(EmbedConformance<>),
        Capability.Plan => typeof(PlanConformance<>),
        Capability.Score => typeof(ScoreConformance<>),
        _ => typeof(PolicyConformance<>),
    };
}
