using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class ActionConformanceTests
{
    [Fact]
    public async Task Pass_a_provider_that_keeps_the_rules()
    {
        await SuiteAssert.PassesAsync(new Suites.Policy(static () => new()));
        await SuiteAssert.PassesAsync(new Suites.Plan(static () => new()));
    }

    [Fact]
    public Task Fail_another_provider_name() => FailAsync(static _ => new("other", [WorldAction.Noop()]), "Answers_a_valid_request", "'other'");

    [Fact]
    public Task Fail_metadata_of_another_provider() => FailAsync(
        static _ => new("scripted", [WorldAction.Noop()], metadata: JsonObject.Create(("provider", 1))), "Answers_a_valid_request", "metadata.provider");

    [Fact]
    public Task Fail_candidates_without_the_chosen_plan() => FailAsync(
        static _ => new("scripted", [WorldAction.Noop()], actionCandidates: [[WorldAction.MoveTo(1, 2, 3)]]), "Answers_a_valid_request", "chosen plan");

    [Fact]
    public Task Fail_an_empty_chunk() => FailAsync(static _ => new("scripted", []), "Answers_a_valid_request", "actions");

    [Fact]
    public Task Fail_input_that_was_changed() => FailAsync(
        static info =>
        {
            ScriptedProvider.Overwrite(info, "observation", JsonObject.Empty);
            return new("scripted", [WorldAction.Noop()]);
        },
        "Leaves_its_input_unchanged",
        "changed its input");

    [Fact]
    public async Task Fail_a_policy_that_takes_anything()
    {
        var suite = new Suites.Policy(static () => new() { Policy = static _ => new ActionPolicyResult("scripted", [WorldAction.Noop()]) });

        await SuiteAssert.FailsAsync(suite, "Refuses_every_invalid_fixture", "policy.invalid_observation_missing was answered");
        await SuiteAssert.FailsAsync(suite, "Refuses_every_invalid_fixture", "policy.invalid_action_horizon_negative was answered");
    }

    private static async Task FailAsync(Func<JsonObject, ActionPolicyResult> wrong, string caseName, string message)
    {
        await SuiteAssert.FailsAsync(new Suites.Policy(() => new() { Policy = wrong }), caseName, message);
        await SuiteAssert.FailsAsync(new Suites.Plan(() => new() { Plan = wrong }), caseName, message);
    }
}
