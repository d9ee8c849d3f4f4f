using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Testing.Conformance;
using WorldForge.Tests.Providers.Mock;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class ConformanceCoverageTests
{
    private static readonly Type[] MockSuites =
    [
        typeof(MockMetadataConformance), typeof(MockLifecycleConformance), typeof(MockEventConformance),
        typeof(MockPredictConformance), typeof(MockEmbedConformance), typeof(MockScoreConformance),
    ];

    [Fact]
    public void Passes_an_adapter_with_all_its_suites() => ConformanceCoverage.AssertAdaptersDerive([typeof(MockProvider)], MockSuites);

    [Fact]
    public void Fails_a_forgetful_adapter_and_names_every_suite_it_lacks()
    {
        string message = Failure([typeof(Forgetful)], MockSuites);

        Assert.Equal(
            """
            Forgetful has no ProviderMetadataConformance: derive a public class from ProviderMetadataConformance<Forgetful>.
            Forgetful has no LifecycleConformance: derive a public class from LifecycleConformance<Forgetful>.
            Forgetful has no EventConformance: derive a public class from EventConformance<Forgetful>.
            Forgetful has no PlanConformance: derive a public class from PlanConformance<Forgetful>.
            Forgetful has no PolicyConformance: derive a public class from PolicyConformance<Forgetful>.
            """,
            message);
    }

    [Fact]
    public void Fails_for_each_suite_that_is_left_out()
    {
        foreach (Type suite in MockSuites)
        {
            string name = suite.BaseType!.Name[..suite.BaseType!.Name.IndexOf('`', StringComparison.Ordinal)];

            Assert.StartsWith($"MockProvider has no {name}:", Failure([typeof(MockProvider)], [.. MockSuites.Except([suite])]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Does_not_count_a_suite_that_the_runner_would_not_find() =>
        Assert.Contains("ScriptedProvider has no EventConformance", Failure([typeof(ScriptedProvider)], [typeof(Suites.Events)]), StringComparison.Ordinal);

    [Fact]
    public void Fails_when_there_is_nothing_to_check() => Assert.Contains("no adapter", Failure([typeof(WorldModelProvider), typeof(string)], MockSuites), StringComparison.Ordinal);

    [Fact]
    public void Takes_only_exceptions_that_are_needed()
    {
        ConformanceCoverage.AssertAdaptersDerive([typeof(Forgetful)], [], new ConformanceException(nameof(Forgetful), "Planted by this test."));

        Assert.Contains("its exception is not needed", Failure([typeof(MockProvider)], MockSuites, new ConformanceException(nameof(MockProvider), "No.")), StringComparison.Ordinal);
        Assert.Contains("Ghost: no such adapter", Failure([typeof(MockProvider)], MockSuites, new ConformanceException("Ghost", "No.")), StringComparison.Ordinal);
    }

    private static string Failure(Type[] adapters, Type[] tests, params IReadOnlyList<ConformanceException> exceptions) =>
        Assert.Throws<ConformanceFailureException>(() => ConformanceCoverage.AssertAdaptersDerive(adapters, tests, exceptions)).Message;

    /// <summary>An adapter whose author derived nothing.</summary>
    private sealed class Forgetful() : WorldModelProvider(new ProviderProfile("forgetful", ProviderCapabilities.Of(Capability.Plan, Capability.Policy)))
    {
        public override ValueTask<ActionPolicyResult> PlanAsync(WorldForge.Serialization.JsonObject info, CancellationToken cancellationToken) => SelectActionsAsync(info, cancellationToken);

        public override ValueTask<ActionPolicyResult> SelectActionsAsync(WorldForge.Serialization.JsonObject info, CancellationToken cancellationToken) =>
            new(new ActionPolicyResult(Name, [WorldForge.Actions.WorldAction.Noop()]));
    }
}
