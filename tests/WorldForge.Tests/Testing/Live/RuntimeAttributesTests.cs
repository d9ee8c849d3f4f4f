using System.Xml.Linq;
using WorldForge.Providers;
using WorldForge.Testing.Live;

namespace WorldForge.Tests.Testing.Live;

/// <summary>The reasons themselves are those of <see cref="RuntimeProfiles"/>; here is how attributes show them.</summary>
public sealed class RuntimeAttributesTests
{
    public static TheoryData<RuntimeMarker, string?> Combinations => new()
    {
        { RuntimeMarker.Live, null },
        { RuntimeMarker.Live | RuntimeMarker.Network, "gr00t" },
        { RuntimeMarker.Gpu | RuntimeMarker.Robotics | RuntimeMarker.Credentialed, "leworldmodel" },
        { RuntimeMarker.Live, "nobody" },
        { RuntimeMarker.None, "lerobot" },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_test_is_skipped_for_the_joined_reasons_and_carries_their_traits(RuntimeMarker markers, string? profile)
    {
        RuntimeFactAttribute fact = new(markers) { ProviderProfile = profile };
        RuntimeTheoryAttribute theory = new(markers) { ProviderProfile = profile };
        string? expected = RuntimeProfiles.SkipReason(markers, profile, ProviderEnvironment.Process);

        Assert.Equal((expected, expected), (fact.Skip, theory.Skip));
        Assert.Equal((markers, markers, profile), (fact.Markers, theory.Markers, fact.ProviderProfile));
        string[] traits = [.. fact.GetTraits().Select(static trait => $"{trait.Key}={trait.Value}")];
        Assert.Equal(["Category=Live", .. RuntimeProfiles.Words(markers).Select(static word => "Runtime=" + word), .. profile is null ? (string[])[] : ["ProviderProfile=" + profile]], traits);
        Assert.Equal(fact.GetTraits(), theory.GetTraits());
    }

    [Fact]
    public void The_short_forms_mean_live()
    {
        RuntimeFactAttribute live = new(RuntimeMarker.Live);

        Assert.Equal((live.Skip, live.Skip), (new LiveFactAttribute().Skip, new LiveTheoryAttribute().Skip));
        Assert.Equal(live.GetTraits(), new LiveFactAttribute().GetTraits());
        Assert.Equal(live.GetTraits(), new LiveTheoryAttribute().GetTraits());
    }

    [Fact]
    public void The_attributes_know_where_they_stand()
    {
        LiveFactAttribute fact = new();

        Assert.EndsWith("RuntimeAttributesTests.cs", fact.SourceFilePath, StringComparison.Ordinal);
        Assert.True(fact.SourceLineNumber > 0);
    }

    [Fact]
    public void The_settings_file_opts_in_to_every_marker()
    {
        XDocument settings = XDocument.Load(Path.Combine(RepositoryUnderTest.Root, "tests", "live.runsettings"));
        RuntimeMarker all = Enum.GetValues<RuntimeMarker>().Aggregate(static (left, right) => left | right);

        Assert.Equal(
            RuntimeProfiles.Words(all).Select(RuntimeProfiles.OptInVariable).Order(StringComparer.Ordinal),
            settings.Descendants("EnvironmentVariables").Elements().Where(static element => element.Value == "1").Select(static element => element.Name.LocalName).Order(StringComparer.Ordinal));
    }

    [LiveFact]
    public void A_live_test_runs_only_when_asked_for() =>
        Assert.Null(RuntimeProfiles.SkipReason(RuntimeMarker.Live, null, ProviderEnvironment.Process));

    [RuntimeTheory(RuntimeMarker.Live | RuntimeMarker.Network, ProviderProfile = "gr00t")]
    [InlineData(1)]
    public void A_live_theory_runs_only_when_its_profile_is_there(int row)
    {
        Assert.Equal(1, row);
        Assert.Null(RuntimeProfiles.SkipReason(RuntimeMarker.Live | RuntimeMarker.Network, "gr00t", ProviderEnvironment.Process));
    }
}
