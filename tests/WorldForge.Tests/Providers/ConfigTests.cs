using WorldForge.Capabilities;
using WorldForge.Diagnostics;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Providers;

public sealed class ConfigTests
{
    private static readonly ProviderEnvironment Environment = ProviderEnvironment.From(new Dictionary<string, string?>
    {
        ["A"] = " a ",
        ["B"] = "b",
        ["BLANK"] = "  ",
        ["NUMBER"] = "many",
    });

    [Theory]
    [InlineData("A", null, "env:A", true)]
    [InlineData("A", "x", "direct", true)]
    [InlineData("A", " ", "env:A", true)]
    [InlineData("BLANK", null, "unset", false)]
    [InlineData("NONE", null, "unset", false)]
    public void The_source_is_the_direct_value_then_the_environment(string name, string? direct, string source, bool present)
    {
        ConfigFieldSummary summary = new ConfigField { Name = name, IsRequired = true }.Summarize(Environment, direct);

        Assert.Equal((source, present, present, present ? "" : "missing"), (summary.Source, summary.IsPresent, summary.IsValid, summary.Detail));
    }

    [Fact]
    public void The_winning_alias_is_visible_and_a_default_counts()
    {
        Assert.Equal("env:B", new ConfigField { Name = "NONE", Aliases = ["BLANK", "B"] }.Summarize(Environment).Source);
        Assert.Equal("b", new ConfigField { Name = "NONE", Aliases = ["B"] }.Find(Environment));
        ConfigFieldSummary defaulted = new ConfigField { Name = "NONE", IsRequired = true, HasDefault = true }.Summarize(Environment);
        Assert.Equal(("default", true, true), (defaulted.Source, defaulted.IsPresent, defaulted.IsValid));
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_invalid_without_being_shown()
    {
        ConfigFieldSummary summary = new ConfigField { Name = "NUMBER", Parser = static (text, field) => ConfigValues.PositiveInt(text, field) }.Summarize(Environment);

        Assert.False(summary.IsValid);
        Assert.Contains("NUMBER", summary.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("many", CanonicalJson.ToText(summary.ToJson()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MY_API_KEY", true)]
    [InlineData("x_Token_y", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("BASE_URL", false)]
    public void A_secret_is_known_by_its_name(string name, bool secret) =>
        Assert.Equal(secret, new ConfigField { Name = name }.Summarize(Environment).IsSecret);

    [Fact]
    public void Texts_are_read_strictly()
    {
        Assert.True(ConfigValues.Boolean(" YES ", "f"));
        Assert.False(ConfigValues.Boolean("off", "f"));
        Assert.Null(ConfigValues.Boolean(" ", "f"));
        Assert.Equal(3, ConfigValues.PositiveInt("3", "f"));
        Assert.Null(ConfigValues.PositiveInt(null, "f"));
        Assert.Equal(0.5, ConfigValues.PositiveNumber("0.5", "f"));
        Assert.Null(ConfigValues.PositiveNumber("", "f"));
        Assert.Equal("x", ConfigValues.Text(" x "));
        Assert.Null(ConfigValues.Text(" "));
        Assert.All(
            (Action[])
            [
                () => ConfigValues.Boolean("maybe", "field"),
                () => ConfigValues.PositiveInt("0", "field"),
                () => ConfigValues.PositiveInt("1.0", "field"),
                () => ConfigValues.PositiveNumber("NaN", "field"),
                () => ConfigValues.PositiveNumber("1e999", "field"),
                () => ConfigValues.PositiveNumber("-1", "field"),
            ],
            static read => Assert.Contains("field", Assert.Throws<WorldForgeException>(read).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_shows_itself_to_nobody_but_who_reveals_it()
    {
        Secret secret = new(" s3 ");

        Assert.Equal("[redacted]", secret.ToString());
        Assert.Equal("[redacted]", $"{secret}");
        Assert.Equal("s3", secret.Reveal());
        Assert.False(new Secret(" ").HasValue);
        Assert.True(secret.HasValue);
    }

    [Theory]
    [InlineData(false, "A", "NONE", false)]
    [InlineData(false, "A", "B", true)]
    [InlineData(true, "NONE", "B", true)]
    [InlineData(true, "NONE", "BLANK", false)]
    public void Required_variables_mean_all_and_aliases_mean_any(bool aliases, string first, string second, bool configured)
    {
        ProviderProfileSpec specification = new() { RequiredVariables = [first, second], VariablesAreAliases = aliases };

        FakeProvider provider = new("p", specification: specification, environment: Environment);

        Assert.Equal(configured, provider.IsConfigured);
        Assert.Equal(configured, provider.DescribeConfiguration().IsConfigured);
        Assert.Equal(aliases ? $"{first} or {second}" : $"{first}, {second}", provider.Profile.RequiredVariablesText);
    }

    [Fact]
    public void A_profile_derives_its_variables_and_credentials_from_the_single_variable()
    {
        ProviderProfile single = new("p", ProviderCapabilities.None, credentialVariable: "KEY");
        ProviderProfile declared = new("p", ProviderCapabilities.None, new ProviderProfileSpec { RequiredVariables = ["X"], RequiresCredentials = false }, "KEY");

        Assert.Equal(["KEY"], single.RequiredVariables);
        Assert.True(single.RequiresCredentials);
        Assert.Equal(["X"], declared.RequiredVariables);
        Assert.False(declared.RequiresCredentials);
        Assert.Equal((JsonValue)"experimental", single.ToJson()["implementation_status"]);
        Assert.Equal(JsonValue.Null, single.ToJson()["request_policy"]);
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => new ProviderProfile(" ", ProviderCapabilities.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_without_its_lists_has_empty_ones()
    {
        ProviderProfileSpec specification = new() { SupportedModalities = default, ArtifactTypes = default, Notes = default, SupportedModels = default, RequiredVariables = default, Description = null! };
        ProviderProfile profile = new("p", ProviderCapabilities.None, specification);

        Assert.Empty((JsonList)profile.ToJson()["notes"]);
        Assert.Empty(ProfileMerge.Merge([profile, profile]).Specification.SupportedModels);
        Assert.Equal("", profile.ToInfo().Description);
    }

    [Fact]
    public void Profiles_of_one_name_merge_by_the_documented_rules()
    {
        ProviderProfile first = new("p", ProviderCapabilities.Of(Capability.Embed), new ProviderProfileSpec { Deterministic = true, Notes = ["a", "b"] });
        ProviderProfile second = new(
            "p",
            ProviderCapabilities.Of(Capability.Score),
            new ProviderProfileSpec { Description = "two", IsLocal = true, Notes = ["b", "c"], DefaultModel = "m", RequiredVariables = ["V"] },
            requestPolicy: JsonObject.Create(("k", 1)));
        ProviderProfile third = new("p", ProviderCapabilities.None, new ProviderProfileSpec { Description = "three" });

        ProviderProfile merged = ProfileMerge.Merge([first, second, third]);

        Assert.Equal(["embed", "score"], merged.SupportedTasks);
        Assert.Equal(("two; three", false, true, "m", "V"), (merged.Specification.Description, merged.Specification.Deterministic, merged.Specification.IsLocal, merged.Specification.DefaultModel, merged.CredentialVariable));
        Assert.Equal(["a", "b", "c"], merged.Specification.Notes);
        Assert.NotNull(merged.RequestPolicy);
        Assert.Same(first, ProfileMerge.Merge([first]));
    }

    [Fact]
    public void Health_is_checked_and_redacted_when_it_is_made()
    {
        Assert.Contains("latency_ms", Assert.Throws<WorldForgeException>(() => new ProviderHealth("p", true, -1, "")).Message, StringComparison.Ordinal);
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => new ProviderHealth("", true, 1, "")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-6", new ProviderHealth("p", true, 1, "api_key=hidden-6").Details, StringComparison.Ordinal);
    }
}
