using WorldForge.Configuration;

namespace WorldForge.Tests.Configuration;

public sealed class ProfileSourceTests
{
    [Theory]
    [InlineData("profiles/lab.json", "profile:profiles/lab.json")]
    [InlineData("profiles\\lab.json", "profile:profiles/lab.json")]
    [InlineData("/srv/profiles/lab.json", "profile:lab.json")]
    [InlineData("../lab.json", "profile:lab.json")]
    [InlineData("~/lab.json", "profile:lab.json")]
    [InlineData("/srv/token=abcdefgh12345.json", "profile:name")]
    public void A_safe_relative_path_is_shown_and_of_any_other_only_the_file_name(string path, string label)
    {
        Assert.Equal(label, ProfileSource.Of(path, "name"));
        Assert.True(ProfileSource.IsLabel(label));
    }

    [Theory]
    [InlineData("profile:/srv/x")]
    [InlineData("profile:")]
    [InlineData("x.json")]
    public void Other_labels_are_refused(string label) => Assert.False(ProfileSource.IsLabel(label));
}
