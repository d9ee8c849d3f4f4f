using WorldForge.Release.Gates;
using WorldForge.Release.Profiles;
using WorldForge.Release.Tests.Gates;

namespace WorldForge.Release.Tests.Profiles;

public sealed class ReleaseProfileReaderTests
{
    private const string Sound = """
        schema_version: 1
        name: release
        gates:
          A:
            required: true
            time_limit_seconds: 30
            thresholds:
              percent: 90.5
          B:
            required: false
            time_limit_seconds: 1
        waivers:
          - gate: A
            subject: GHSA-1
            reason: never called
            owner: someone
            expires: 2026-12-31
        """;

    private static GateRegistry Registry { get; } = new([new SampleGate("A", 1), new SampleGate("B", 2)], [new SampleCollector()]);

    [Fact]
    public void Reads_limits_thresholds_and_waivers()
    {
        var profile = Read(Sound);

        Assert.Equal("release", profile.Name);
        var policy = profile.Policy("A");
        Assert.True(policy.Required);
        Assert.Equal(TimeSpan.FromSeconds(30), policy.TimeLimit);
        Assert.Equal(90.5, policy.Threshold("percent"));
        var waiver = Assert.Single(policy.Waivers);
        Assert.Equal(("GHSA-1", "never called", "someone", new DateOnly(2026, 12, 31)), (waiver.Subject, waiver.Reason, waiver.Owner, waiver.Expires));
        Assert.False(profile.Policy("B").Required);
        Assert.Empty(profile.Policy("B").Waivers);
    }

    [Theory]
    [InlineData("required: true", "requird: true", "5:5", "'requird'; the nearest known key is 'required'")]
    [InlineData("name: release", "nam: release", "2:1", "'nam'; the nearest known key is 'name'")]
    [InlineData("  B:", "  C:", "9:3", "unknown key 'C'")]
    [InlineData("owner: someone", "boss: someone", "16:5", "unknown key 'boss'")]
    [InlineData("schema_version: 1", "schema_version: 2", "1:17", "must be the number 1")]
    [InlineData("required: true", "required: yes", "5:15", "must be true or false")]
    [InlineData("required: true", "required: \"true\"", "5:15", "must be true or false")]
    [InlineData("time_limit_seconds: 30", "time_limit_seconds: -1", "6:25", "above 0")]
    [InlineData("time_limit_seconds: 30", "time_limit_seconds: soon", "6:25", "finite number")]
    [InlineData("percent: 90.5", "percent: .nan", "8:16", "finite number")]
    [InlineData("expires: 2026-12-31", "expires: 2026-13-31", "17:14", "yyyy-MM-dd")]
    [InlineData("gate: A", "gate: AA", "13:11", "nearest is 'A'")]
    [InlineData("owner: someone", "owner: ''", "16:12", "not blank")]
    [InlineData("name: release", "name: [release]", "2:7", "not blank")]
    public void Names_the_line_of_what_is_wrong(string good, string bad, string place, string problem)
    {
        var index = Sound.IndexOf(good, StringComparison.Ordinal);

        var error = Assert.Throws<WorldForgeException>(() => Read(Sound.Remove(index, good.Length).Insert(index, bad)));

        Assert.Equal("wf.profile.malformed", error.Code);
        Assert.StartsWith($"profiles/release.yml:{place}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("First triage: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: b: c")]
    [InlineData("schema_version: 1\nschema_version: 1")]
    [InlineData("schema_version: 1\nname: x\ngates: []\nwaivers: []")]
    [InlineData("schema_version: 1\nname: x\ngates:\n  A: {required: true, time_limit_seconds: 1}\nwaivers: []")]
    [InlineData("schema_version: 1\nname: x\ngates: {}\nwaivers: nothing")]
    [InlineData("schema_version: 1\nname: x\ngates: {}\nwaivers: [a]")]
    [InlineData("schema_version: 1\nname: x\ngates: {}")]
    public void Refuses_what_is_not_a_profile(string text) =>
        Assert.Equal("wf.profile.malformed", Assert.Throws<WorldForgeException>(() => Read(text)).Code);

    [Fact]
    public void A_gate_without_a_policy_and_a_threshold_without_a_value_are_errors()
    {
        var profile = Read(Sound);

        Assert.Equal("wf.profile.gate", Assert.Throws<WorldForgeException>(() => profile.Policy("Z")).Code);
        Assert.Equal("wf.profile.threshold", Assert.Throws<WorldForgeException>(() => profile.Policy("A").Threshold("other")).Code);
    }

    [Fact]
    public void The_committed_profile_is_read_with_the_real_registry()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, "profiles", "release.yml"));

        var profile = ReleaseProfileReader.Read(text, "profiles/release.yml", GateRegistry.Default, new DateOnly(2026, 1, 1));

        Assert.Equal(GateRegistry.Default.Names.Order(StringComparer.Ordinal), profile.Gates.Keys);
        Assert.All(profile.Gates.Values, policy => Assert.True(policy.Required));
        Assert.True(profile.Policy("Coverage").Threshold("line_percent") >= 90);
    }

    private static ReleaseProfile Read(string text) => ReleaseProfileReader.Read(text, "profiles/release.yml", Registry, new DateOnly(2026, 6, 1));
}
