using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class CapabilityFixtureTests
{
    private static readonly JsonObject Envelope = CapabilityFixtures.All.Single(static fixture => fixture.Id == "score.invalid_info_empty").ToJson();

    [Fact]
    public void The_kit_holds_the_built_in_cases() => Assert.Equal(
        [
            "embed.invalid_text_empty", "embed.invalid_text_whitespace", "embed.valid_baseline",
            "plan.invalid_info_list", "plan.invalid_info_missing", "plan.valid_baseline",
            "policy.invalid_action_horizon_negative", "policy.invalid_observation_missing", "policy.valid_baseline",
            "predict.invalid_action_steps_zero", "predict.invalid_world_state_missing_schema", "predict.valid_baseline",
            "score.invalid_action_candidates_empty", "score.invalid_info_empty", "score.valid_baseline",
        ],
        CapabilityFixtures.All.Select(static fixture => fixture.Id));

    [Fact]
    public void Every_built_in_fixture_survives_a_round_trip() => Assert.All(
        CapabilityFixtures.All, static fixture => Assert.Equal(
            CanonicalJson.ToText(fixture.ToJson()),
            CanonicalJson.ToText(CapabilityFixture.FromJson(StrictJson.Parse(ArtifactJson.ToText(fixture.ToJson()))).ToJson())));

    [Fact]
    public void Writing_into_a_payload_does_not_spoil_the_fixture()
    {
        CapabilityFixture fixture = CapabilityFixtures.Baseline(Capability.Embed);

        ScriptedProvider.Overwrite(fixture.Payload, "text", "spoiled");

        Assert.Equal((JsonValue)"contract vector", fixture.Payload["text"]);
    }

    [Fact]
    public void A_provider_replaces_the_baseline_and_keeps_the_invalid_cases()
    {
        CapabilityFixture own = CapabilityFixture.Create(Capability.Score, "own_baseline", JsonObject.Create(("info", 1)), "Own input.");

        Assert.Equal(
            ["score.own_baseline", "score.invalid_action_candidates_empty", "score.invalid_info_empty"],
            CapabilityFixtures.With(own).Select(static fixture => fixture.Id));
        Assert.False(own.Explains("anything"));
        Assert.Equal("synthetic", own.DataClass);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "schema_version", "2", "schema_version must be the integer 1" },
        { "schema_version", "1.0", "schema_version must be the integer 1" },
        { "schema_version", "true", "schema_version must be the integer 1" },
        { "id", "\"info\"", "id must be 'score.'" },
        { "id", "\"score.\"", "id must be 'score.'" },
        { "id", "\" \"", "id" },
        { "capability", "\"Score\"", "capability must be one of predict, embed, plan, score, policy" },
        { "data_class", "\"guessed\"", "data_class must be one of synthetic, captured, host-supplied" },
        { "expected", "\"maybe\"", "expected must be one of valid, invalid" },
        { "expected", "\"valid\"", "expected_error_pattern must be null" },
        { "expected_error_pattern", "null", "expected_error_pattern" },
        { "expected_error_pattern", "\"(\"", "expected_error_pattern must be a regular expression" },
        { "description", "\"\"", "description" },
        { "payload", "[]", "payload" },
        { "extra", "1", "extra is not a known field" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses_a_member_of_another_form(string member, string json, string message) => Assert.Contains(
        message,
        Assert.Throws<WorldForgeException>(() => CapabilityFixture.FromJson(Envelope.With(member, StrictJson.Parse(json)))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Refuses_an_envelope_without_one_of_its_members()
    {
        foreach (string member in Envelope.Keys)
        {
            Assert.Contains(member, Assert.Throws<WorldForgeException>(() => CapabilityFixture.FromJson(Envelope.Without(member))).Message, StringComparison.Ordinal);
        }

        Assert.Throws<WorldForgeException>(static () => CapabilityFixture.FromJson(JsonList.Empty));
    }
}
