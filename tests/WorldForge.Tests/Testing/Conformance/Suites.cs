using System.Reflection;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

/// <summary>The suites over the scripted provider. They are not public, so that the test runner leaves them to the tests here.</summary>
internal static class Suites
{
    private static ScriptedProvider Unconfigured => new(ScriptedProvider.ProfileOf([.. CapabilityNames.All]), ProviderEnvironment.Empty);

    /// <summary>Runs every case of a suite.</summary>
    /// <returns>The cases that failed, with their messages.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> FailuresAsync(object suite)
    {
        SortedDictionary<string, string> failures = new(StringComparer.Ordinal);
        foreach (MethodInfo method in suite.GetType().GetMethods().Where(static method => method.IsDefined(typeof(FactAttribute), inherit: true)))
        {
            try
            {
                await (Task)(method.Invoke(suite, null) ?? Task.CompletedTask);
            }
            catch (TargetInvocationException exception)
            {
                failures.Add(method.Name, exception.InnerException!.Message);
            }
            catch (Exception exception)
            {
                failures.Add(method.Name, exception.Message);
            }
        }

        return failures;
    }

    internal sealed class Metadata(Func<ScriptedProvider> make, Func<ScriptedProvider?>? unconfigured = null) : ProviderMetadataConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => unconfigured is null ? Unconfigured : unconfigured();
    }

    internal sealed class Lifecycle(Func<ScriptedProvider> make, Func<ScriptedProvider?>? unconfigured = null) : LifecycleConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => unconfigured is null ? Unconfigured : unconfigured();
    }

    internal sealed class Events(Func<ScriptedProvider> make) : EventConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();
    }

    internal sealed class Predict(Func<ScriptedProvider> make) : PredictConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => Unconfigured;
    }

    internal sealed class Embed(Func<ScriptedProvider> make, params IReadOnlyList<ConformanceException> exceptions) : EmbedConformance<ScriptedProvider>
    {
        public Func<ScriptedProvider?> MakeUnconfigured { get; init; } = static () => Unconfigured;

        public IReadOnlyList<CapabilityFixture>? OtherFixtures { get; init; }

        protected override IReadOnlyList<ConformanceException> Exceptions => exceptions;

        protected override IReadOnlyList<CapabilityFixture> Fixtures => OtherFixtures ?? base.Fixtures;

        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => MakeUnconfigured();
    }

    internal sealed class Score(Func<ScriptedProvider> make, Func<ActionCandidates>? candidates = null) : ScoreConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => Unconfigured;

        protected override ScoreRequest CreateRequest() =>
            candidates is null ? base.CreateRequest() : new ScoreRequest(base.CreateRequest().Info, candidates());
    }

    internal sealed class Policy(Func<ScriptedProvider> make) : PolicyConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => Unconfigured;
    }

    internal sealed class Plan(Func<ScriptedProvider> make) : PlanConformance<ScriptedProvider>
    {
        protected override ScriptedProvider CreateProvider() => make();

        protected override ScriptedProvider? CreateUnconfiguredProvider() => Unconfigured;
    }
}
