using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;
using Xunit;
using Xunit.Sdk;

namespace WorldForge.Testing.Conformance;

/// <summary>The cases that every capability shares. Derive from the suite of the capability, not from this class.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
/// <typeparam name="TRequest">What the capability takes.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class CapabilityConformance<TProvider, TRequest, TResult> : ProviderConformance<TProvider>
    where TProvider : class, IWorldModelProvider
    where TRequest : class
    where TResult : class
{
    private const int FewestInvalidFixtures = 2;

    /// <summary>The capability under test.</summary>
    protected abstract Capability Capability { get; }

    /// <summary>The fixtures, valid and invalid.</summary>
    /// <value>The built-in ones by default. A provider that takes other input replaces the valid one and keeps the others.</value>
    protected virtual IReadOnlyList<CapabilityFixture> Fixtures => CapabilityFixtures.For(Capability);

    /// <inheritdoc/>
    protected override IEnumerable<string> CaseNames => base.CaseNames.Concat(Fixtures.Select(static fixture => fixture.Id));

    /// <summary>The profile says that the provider has the capability.</summary>
    [Fact]
    public Task Advertises_the_capability() => CaseAsync(provider =>
    {
        Rule.Require(provider.Profile.Capabilities.Supports(Capability), $"The profile of '{provider.Name}' does not advertise {Word}.");
        return Task.CompletedTask;
    });

    /// <summary>The provider itself answers a valid request by the rules.</summary>
    [Fact]
    public Task Answers_a_valid_request() => CaseAsync(provider => CallAsync(provider, CreateRequest()));

    /// <summary>The answer passes the checks of the facade.</summary>
    [Fact]
    public Task Answers_through_the_facade() => CaseAsync(async provider =>
    {
        using Forge forge = ConformanceForge.For(provider);
        TRequest request = CreateRequest();
        TResult result = await ObserveAsync(() => AskAsync(forge, provider.Name, request, Cancellation)).ConfigureAwait(false);
        CheckResult(provider, request, result);
    });

    /// <summary>Every fixture that is expected to be valid is answered by the rules.</summary>
    [Fact]
    public Task Answers_every_valid_fixture() => EachFixtureAsync(
        valid: true,
        fixture => CaseAsync(provider => CallAsync(provider, ReadRequest(fixture.Payload)), fixture.Id));

    /// <summary>Every fixture that is expected to be invalid ends in a typed error that names what is wrong.</summary>
    [Fact]
    public Task Refuses_every_invalid_fixture() => EachFixtureAsync(
        valid: false,
        fixture => CaseAsync(provider => RefusalAsync(provider, fixture), fixture.Id));

    /// <summary>There are at least two invalid fixtures, so that failure is tested as well as success.</summary>
    [Fact]
    public Task Has_at_least_two_invalid_fixtures() => CaseAsync(_ =>
    {
        int invalid = Fixtures.Count(fixture => fixture.Capability == Capability && !fixture.IsValid);
        Rule.Require(invalid >= FewestInvalidFixtures, $"{invalid} invalid fixtures of {Word}; at least {FewestInvalidFixtures} are needed.");
        return Task.CompletedTask;
    });

    /// <summary>The call does not write into its input.</summary>
    [Fact]
    public Task Leaves_its_input_unchanged() => CaseAsync(async provider =>
    {
        TRequest request = CreateRequest();
        string before = CanonicalJson.ToText(Describe(request));
        await CallAsync(provider, request).ConfigureAwait(false);
        string after = CanonicalJson.ToText(Describe(request));
        Rule.Require(before == after, $"{Word} changed its input: it was {before} and is {after}.");
    });

    /// <summary>A provider that says it is deterministic gives the same answer twice; latency does not count.</summary>
    [Fact]
    public Task Repeats_its_answer_when_it_says_that_it_is_deterministic() => CaseAsync(async provider =>
    {
        if (!provider.Profile.Specification.Deterministic)
        {
            return;
        }

        JsonObject first = Describe(await CallAsync(provider, CreateRequest()).ConfigureAwait(false));
        JsonObject second = Describe(await CallAsync(provider, CreateRequest()).ConfigureAwait(false));
        Rule.Require(first.Equals(second), $"{Word} is said to be deterministic but answered {first} and then {second}.");
    });

    /// <summary>Without its settings the provider answers a valid request with a provider error, not with an answer.</summary>
    [Fact]
    public Task Refuses_calls_while_it_is_unconfigured() => UnconfiguredCaseAsync(async provider =>
    {
        try
        {
            await AskAsync(provider, CreateRequest(), Cancellation).ConfigureAwait(false);
        }
        catch (ProviderException)
        {
            return;
        }

        throw new ConformanceFailureException($"The unconfigured '{provider.Name}' answered {Word} instead of a provider error.");
    });

    /// <summary>A call whose token is already cancelled ends with an answer or as a cancellation, never as another error.</summary>
    [Fact]
    public Task Ends_a_cancelled_call_with_an_answer_or_a_cancellation() => CaseAsync(async provider =>
    {
        try
        {
            await AskAsync(provider, CreateRequest(), new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is not XunitException)
        {
            throw new ConformanceFailureException($"A cancelled {Word} ended in {exception.GetType().Name}: {exception.Message}", exception);
        }
    });

    /// <summary>The request of the positive cases.</summary>
    /// <value>The first valid fixture by default; override it for input that has no JSON form, such as a tensor.</value>
    protected virtual TRequest CreateRequest() => ReadRequest(
        (Fixtures.FirstOrDefault(static fixture => fixture.IsValid)
            ?? throw new ConformanceFailureException($"There is no valid fixture of {Word}: add one, or override {nameof(CreateRequest)}.")).Payload);

    /// <summary>Reads a request from the payload of a fixture.</summary>
    /// <exception cref="WorldForgeException">The payload is invalid.</exception>
    protected abstract TRequest ReadRequest(JsonObject payload);

    /// <summary>Calls the provider itself.</summary>
    protected abstract ValueTask<TResult> AskAsync(TProvider provider, TRequest request, CancellationToken cancellationToken);

    /// <summary>Calls the provider through the facade.</summary>
    protected abstract ValueTask<TResult> AskAsync(Forge forge, string name, TRequest request, CancellationToken cancellationToken);

    /// <summary>Checks an answer; add a provider's own rules by overriding it and calling the base.</summary>
    protected abstract void CheckResult(TProvider provider, TRequest request, TResult result);

    /// <summary>Renders the whole request, to see whether it changed.</summary>
    protected abstract JsonObject Describe(TRequest request);

    /// <summary>Renders the answer without its latency.</summary>
    protected abstract JsonObject Describe(TResult result);

    /// <summary>Calls the provider itself and checks its answer.</summary>
    protected async Task<TResult> CallAsync(TProvider provider, TRequest request)
    {
        TResult result = await ObserveAsync(() => AskAsync(provider, request, Cancellation)).ConfigureAwait(false);
        CheckResult(provider, request, result);
        return result;
    }

    private string Word => Capability.ToWireName();

    private async Task<TResult> ObserveAsync(Func<ValueTask<TResult>> call)
    {
        TResult? result;
        try
        {
            result = await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or XunitException))
        {
            throw new ConformanceFailureException($"{Word} threw {exception.GetType().Name} for a valid request: {exception.Message}", exception);
        }

        Rule.Require(result is not null, $"{Word} answered null.");
        return result;
    }

    private async Task RefusalAsync(TProvider provider, CapabilityFixture fixture)
    {
        using Forge forge = ConformanceForge.For(provider);
        try
        {
            await AskAsync(forge, provider.Name, ReadRequest(fixture.Payload), Cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IWorldForgeFault)
        {
            Rule.Require(fixture.Explains(exception.Message), $"{fixture.Id} was refused, but '{exception.Message}' does not match {fixture.ExpectedErrorPattern}.");
            return;
        }

        throw new ConformanceFailureException($"{fixture.Id} was answered although it is invalid: {fixture.Description}");
    }

    private async Task EachFixtureAsync(bool valid, Func<CapabilityFixture, Task> run)
    {
        List<string> problems = [];
        foreach (CapabilityFixture fixture in Fixtures.Where(fixture => fixture.Capability == Capability && fixture.IsValid == valid))
        {
            try
            {
                await run(fixture).ConfigureAwait(false);
            }
            catch (XunitException exception)
            {
                problems.Add($"{fixture.Id}: {exception.Message}");
            }
        }

        Rule.RequireNone(problems);
    }
}
