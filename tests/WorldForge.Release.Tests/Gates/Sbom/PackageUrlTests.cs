using WorldForge.Release.Gates.Sbom;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class PackageUrlTests
{
    [Fact]
    public void Escapes_what_the_syntax_needs() =>
        Assert.Equal("pkg:nuget/A.B@1.0.0-x.1%2Bmeta#lib/net10.0/A%20B.dll", PackageUrl.Of("A.B", "1.0.0-x.1+meta", "lib/net10.0/A B.dll"));

    [Theory]
    [InlineData("pkg:nuget/A.B@1.0.0%2Bm", true)]
    [InlineData("pkg:nuget/A.B@1.0.0", false)]
    [InlineData("pkg:npm/A.B@1.0.0%2Bm", false)]
    [InlineData("pkg:nuget/a.b@1.0.0%2Bm", false)]
    [InlineData("pkg:nuget/A.B@1.0.0+m", false)]
    [InlineData("pkg:nuget/A.B", false)]
    [InlineData("pkg:nuget/@1.0.0%2Bm", false)]
    [InlineData("", false)]
    public void Names_exactly_one_package_and_version(string url, bool named) => Assert.Equal(named, PackageUrl.Names(url, "A.B", "1.0.0+m"));
}
