using WorldForge.Providers;

namespace WorldForge.Tests.Providers;

public sealed class RuntimeProfilesTests
{
    [Fact]
    public void Runs_what_needs_nothing() =>
        Assert.Null(RuntimeProfiles.SkipReason(RuntimeMarker.None, null, ProviderEnvironment.Empty));

    [Theory]
    [InlineData(RuntimeMarker.Live, "requires an explicit --run-live opt-in")]
    [InlineData(RuntimeMarker.Network, "requires an explicit --run-network opt-in")]
    [InlineData(RuntimeMarker.Gpu, "requires an explicit --run-gpu opt-in")]
    [InlineData(RuntimeMarker.Robotics, "requires an explicit --run-robotics opt-in")]
    [InlineData(RuntimeMarker.Credentialed, "requires an explicit --run-credentialed opt-in")]
    public void Skips_a_marker_that_nobody_opted_in_to(RuntimeMarker marker, string reason) =>
        Assert.Equal(reason, RuntimeProfiles.SkipReason(marker, null, ProviderEnvironment.Empty));

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData(" 1 ", true)]
    [InlineData("0", false)]
    [InlineData("yes", false)]
    [InlineData("  ", false)]
    public void Takes_one_or_true_as_opting_in(string value, bool runs) =>
        Assert.Equal(runs, RuntimeProfiles.SkipReason(RuntimeMarker.Live, null, With(("WORLDFORGE_RUN_LIVE", value))) is null);

    [Fact]
    public void Joins_all_reasons() =>
        Assert.Equal(
            "requires an explicit --run-live opt-in; requires an explicit --run-gpu opt-in; provider profile 'gr00t' requires --provider-profile gr00t",
            RuntimeProfiles.SkipReason(RuntimeMarker.Gpu | RuntimeMarker.Live, "gr00t", ProviderEnvironment.Empty));

    [Fact]
    public void Skips_when_another_profile_is_selected() =>
        Assert.Equal(
            "selected provider profile is 'lerobot', not 'gr00t'",
            RuntimeProfiles.SkipReason(RuntimeMarker.None, "gr00t", With((RuntimeProfiles.SelectionVariable, "lerobot"), ("GROOT_POLICY_HOST", "h"))));

    [Theory]
    [InlineData("cosmos-policy", "COSMOS_POLICY_BASE_URL")]
    [InlineData("leworldmodel", "LEWORLDMODEL_POLICY or LEWM_POLICY")]
    [InlineData("gr00t", "GROOT_POLICY_HOST")]
    [InlineData("lerobot", "LEROBOT_POLICY_PATH or LEROBOT_POLICY")]
    public void Names_the_variables_of_a_selected_profile_that_is_not_configured(string profile, string variables) =>
        Assert.Equal(
            $"provider profile '{profile}' is not configured: missing {variables}",
            RuntimeProfiles.SkipReason(RuntimeMarker.None, profile, With((RuntimeProfiles.SelectionVariable, profile))));

    [Theory]
    [InlineData("leworldmodel", "LEWORLDMODEL_POLICY")]
    [InlineData("leworldmodel", "LEWM_POLICY")]
    [InlineData("lerobot", "LEROBOT_POLICY")]
    public void Takes_any_of_the_alias_variables(string profile, string variable) =>
        Assert.Null(RuntimeProfiles.SkipReason(RuntimeMarker.None, profile, With((RuntimeProfiles.SelectionVariable, profile), (variable, "here"))));

    [Fact]
    public void Counts_a_blank_variable_as_missing() =>
        Assert.Equal(
            "provider profile 'gr00t' is not configured: missing GROOT_POLICY_HOST",
            RuntimeProfiles.MissingReason("gr00t", With(("GROOT_POLICY_HOST", " \t"))));

    [Fact]
    public void Needs_no_selection_to_say_whether_a_profile_is_configured() =>
        Assert.Null(RuntimeProfiles.MissingReason("gr00t", With(("GROOT_POLICY_HOST", "here"))));

    [Fact]
    public void Names_an_unknown_profile()
    {
        Assert.Equal("unknown provider runtime profile: nope", RuntimeProfiles.SkipReason(RuntimeMarker.None, "nope", ProviderEnvironment.Empty));
        Assert.Equal("unknown provider runtime profile: nope", RuntimeProfiles.MissingReason("nope", ProviderEnvironment.Empty));
    }

    [Fact]
    public void Knows_the_runtimes_of_an_external_author()
    {
        RuntimeProfile[] own = [new RuntimeProfile("mine", "MY_HOST")];

        Assert.Equal("provider profile 'mine' is not configured: missing MY_HOST", RuntimeProfiles.MissingReason("mine", ProviderEnvironment.Empty, own));
        Assert.Equal("unknown provider runtime profile: gr00t", RuntimeProfiles.MissingReason("gr00t", ProviderEnvironment.Empty, own));
    }

    [Fact]
    public void Refuses_a_runtime_without_variables() =>
        Assert.Throws<WorldForgeException>(() => new RuntimeProfile("mine"));

    private static ProviderEnvironment With(params (string Name, string Value)[] variables) =>
        ProviderEnvironment.From(variables.ToDictionary(static pair => pair.Name, static pair => (string?)pair.Value));
}
