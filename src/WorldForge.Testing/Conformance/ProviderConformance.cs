using System.Runtime.CompilerServices;
using WorldForge.Providers;
using Xunit;
using Xunit.Sdk;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// The base of every suite. Derive a public class from a suite, say how the provider is built, and the test runner finds the cases.
/// </summary>
/// <remarks>Every case builds its own provider and disposes it afterwards, so cases can run in any order and at the same time.</remarks>
/// <typeparam name="TProvider">The adapter; <see cref="ConformanceCoverage"/> reads from it which adapter the suite covers.</typeparam>
public abstract class ProviderConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>The cancellation of the running test.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The cases that this provider cannot satisfy.</summary>
    /// <value>None by default. An exception whose case passes fails that case.</value>
    protected virtual IReadOnlyList<ConformanceException> Exceptions => [];

    /// <summary>The names that <see cref="Exceptions"/> may use: the test methods of this class, and what a suite adds.</summary>
    protected virtual IEnumerable<string> CaseNames =>
        GetType().GetMethods().Where(static method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(static method => method.Name);

    /// <summary>Fails when <see cref="Exceptions"/> names a case that does not exist, or one twice.</summary>
    [Fact]
    public void Excuses_only_cases_of_this_suite_and_each_once()
    {
        string[] known = [.. CaseNames];
        string[] unknown = [.. Exceptions.Select(static excuse => excuse.CaseName).Except(known, StringComparer.Ordinal)];
        Rule.Require(unknown.Length == 0, $"{string.Join(", ", unknown)}: no such case; known are {string.Join(", ", known)}.");
        Rule.Require(
            Exceptions.DistinctBy(static excuse => excuse.CaseName, StringComparer.Ordinal).Count() == Exceptions.Count,
            "A case is excused twice; keep one reason.");
    }

    /// <summary>Builds a configured provider whose runtime is a fake: a new one for each call.</summary>
    protected abstract TProvider CreateProvider();

    /// <summary>Builds the provider without its settings.</summary>
    /// <returns>Null, which is the default, when it needs no settings.</returns>
    protected virtual TProvider? CreateUnconfiguredProvider() => null;

    /// <summary>Runs one case on a new provider, or checks that its exception is needed.</summary>
    /// <param name="body">The case.</param>
    /// <param name="caseName">The name of the test method.</param>
    protected Task CaseAsync(Func<TProvider, Task> body, [CallerMemberName] string caseName = "")
    {
        ArgumentNullException.ThrowIfNull(body);
        return ExcusableAsync(caseName, () => WithAsync(CreateProvider(), body));
    }

    /// <summary>Runs one case on the unconfigured provider; a provider that names required variables must have one.</summary>
    /// <param name="body">The case; not run for a provider that needs no settings.</param>
    /// <param name="caseName">The name of the test method.</param>
    protected Task UnconfiguredCaseAsync(Func<TProvider, Task> body, [CallerMemberName] string caseName = "")
    {
        ArgumentNullException.ThrowIfNull(body);
        return ExcusableAsync(caseName, async () =>
        {
            if (CreateUnconfiguredProvider() is { } unconfigured)
            {
                Rule.Require(!unconfigured.IsConfigured, $"{nameof(CreateUnconfiguredProvider)} made a configured provider.");
                await WithAsync(unconfigured, body).ConfigureAwait(false);
                return;
            }

            await WithAsync(CreateProvider(), static provider =>
            {
                Rule.Require(
                    provider.Profile.RequiredVariables.IsEmpty,
                    $"The profile requires {provider.Profile.RequiredVariablesText}: override {nameof(CreateUnconfiguredProvider)}.");
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        });
    }

    /// <summary>Runs a body that may be excused under a name.</summary>
    /// <param name="caseName">One of <see cref="CaseNames"/>.</param>
    /// <param name="body">The case.</param>
    protected async Task ExcusableAsync(string caseName, Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ConformanceException? excuse = Exceptions.FirstOrDefault(excuse => excuse.CaseName == caseName);
        try
        {
            await body().ConfigureAwait(false);
        }
        catch (Exception exception) when (excuse is not null && exception is (XunitException or IWorldForgeFault))
        {
            // A broken rule or a typed error is what an exception is for; anything else fails even an excused case.
            TestContext.Current.AddWarning($"{caseName} is excused: {excuse.Reason}");
            return;
        }

        Rule.Require(excuse is null, $"{caseName} passes: its exception is not needed, remove it.");
    }

    private static async Task WithAsync(TProvider provider, Func<TProvider, Task> body)
    {
        Rule.Require(provider is not null, $"{nameof(CreateProvider)} answered null.");
        try
        {
            await body(provider).ConfigureAwait(false);
        }
        finally
        {
            switch (provider)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
                default:
                    break;
            }
        }
    }
}
