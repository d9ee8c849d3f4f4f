namespace WorldForge.Release.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("lint", "Lint")]
    [InlineData("Fromat", "Format")]
    [InlineData("Test", "Tests")]
    [InlineData("zzz", "Lint")]
    public void Finds_the_smallest_edit_distance_whatever_the_case(string typed, string expected) =>
        Assert.Equal(expected, NearestName.Of(typed, ["Lint", "Format", "Tests"]));

    [Fact]
    public void Is_empty_without_candidates() => Assert.Equal("", NearestName.Of("a", []));
}
