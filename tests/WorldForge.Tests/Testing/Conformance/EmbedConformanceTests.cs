using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class EmbedConformanceTests
{
    private const string Length = "Keeps_the_length_of_the_vector_for_another_text";

    private static readonly Func<string, EmbeddingResult> Growing = static text => new("scripted", "m", Enumerable.Repeat(1.0, text.Length));

    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Embed(static () => new()));

    [Fact]
    public Task Fails_another_provider_name() =>
        FailsAsync(static _ => new("other", "m", [1]), "Answers_a_valid_request", "names provider 'other' instead of 'scripted'");

    [Fact]
    public Task Fails_a_vector_that_is_not_finite() => FailsAsync(static _ => new("scripted", "m", [double.NaN]), "Answers_a_valid_request", "vector");

    [Fact]
    public Task Fails_vectors_of_different_length() => FailsAsync(Growing, Length, "numbers");

    [Fact]
    public Task Fails_a_valid_fixture_that_is_refused() => FailsAsync(
        static _ => throw new ProviderException(FaultCodes.ProviderFailed, "no"), "Answers_every_valid_fixture", "embed.valid_baseline: embed threw ProviderException");

    [Fact]
    public Task Fails_an_unconfigured_provider_that_answers() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { MakeUnconfigured = static () => new() }, "Refuses_calls_while_it_is_unconfigured", "made a configured provider");

    [Fact]
    public Task Fails_required_variables_without_an_unconfigured_provider() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { MakeUnconfigured = static () => null }, "Refuses_calls_while_it_is_unconfigured", ScriptedProvider.Variable);

    [Fact]
    public Task Fails_too_few_invalid_fixtures() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { OtherFixtures = [CapabilityFixtures.Baseline(Capability.Embed)] }, "Has_at_least_two_invalid_fixtures", "0 invalid");

    [Fact]
    public Task Fails_without_any_valid_fixture() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { OtherFixtures = [] }, "Answers_a_valid_request", "no valid fixture of embed");

    [Fact]
    public Task Fails_an_invalid_fixture_that_is_answered() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { OtherFixtures = [Own("fine", "text")] }, "Refuses_every_invalid_fixture", "embed.own was answered although it is invalid");

    [Fact]
    public Task Fails_a_refusal_for_another_reason() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new()) { OtherFixtures = [Own(" ", "gravity")] }, "Refuses_every_invalid_fixture", "does not match gravity");

    [Fact]
    public Task Excuses_a_case_that_fails() => SuiteAssert.PassesAsync(
        new Suites.Embed(static () => new() { Embed = Growing }, new ConformanceException(Length, "One number for each letter.")));

    [Fact]
    public Task Fails_an_exception_that_is_not_needed() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new(), new ConformanceException(Length, "Not so.")), Length, "not needed");

    [Fact]
    public Task Fails_an_exception_for_a_fixture_that_is_refused_as_it_should_be() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => new(), new ConformanceException("embed.invalid_text_empty", "Not so.")), "Refuses_every_invalid_fixture", "not needed");

    [Fact]
    public async Task Fails_exceptions_for_unknown_cases_and_for_one_case_twice()
    {
        const string Check = "Excuses_only_cases_of_this_suite_and_each_once";
        await SuiteAssert.FailsAsync(new Suites.Embed(static () => new(), new ConformanceException("Flies", "It has wings.")), Check, "Flies: no such case");
        await SuiteAssert.FailsAsync(
            new Suites.Embed(static () => new() { Embed = Growing }, new(Length, "One reason."), new(Length, "Another.")), Check, "twice");
    }

    [Fact]
    public Task An_exception_does_not_hide_a_fault_of_the_test_itself() => SuiteAssert.FailsAsync(
        new Suites.Embed(static () => throw new NotSupportedException("no fake"), new ConformanceException(Length, "Not so.")), Length, "no fake");

    [Fact]
    public void An_exception_needs_a_reason() =>
        Assert.Contains("reason", Assert.Throws<WorldForgeException>(static () => new ConformanceException("x", " ")).Message, StringComparison.Ordinal);

    private static CapabilityFixture Own(string text, string pattern) =>
        CapabilityFixture.Create(Capability.Embed, "own", JsonObject.Create(("text", text)), "A case of a provider's own.", pattern);

    private static Task FailsAsync(Func<string, EmbeddingResult> wrong, string caseName, string message) =>
        SuiteAssert.FailsAsync(new Suites.Embed(() => new() { Embed = wrong }), caseName, message);
}
