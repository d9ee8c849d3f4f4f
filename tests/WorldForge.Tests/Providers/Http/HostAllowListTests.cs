using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class HostAllowListTests
{
    [Theory]
    [InlineData("api.example.org", "api.example.org", true)]
    [InlineData("API.Example.ORG.", "api.example.org", true)]
    [InlineData("*.example.org", "api.example.org", true)]
    [InlineData("*.example.org", "a.b.example.org", true)]
    [InlineData("*.example.org", "example.org", false)]
    [InlineData("*.example.org", "api.example.org.evil.test", false)]
    [InlineData("api.example.org", "xapi.example.org", false)]
    [InlineData("api-?.example.org", "api-1.example.org", true)]
    [InlineData("api-?.example.org", "api-12.example.org", false)]
    [InlineData("a*b*c", "a-x-b-y-c", true)]
    [InlineData("a*b*c", "a-x-c-y-b", false)]
    [InlineData("*", "anything.at.all", true)]
    [InlineData("bücher.example", "xn--bcher-kva.example", true)]
    [InlineData("*.bücher.example", "shop.xn--bcher-kva.example", true)]
    [InlineData("[::1]", "[::1]", true)]
    [InlineData("0:0:0:0:0:0:0:1", "[::1]", true)]
    [InlineData("2606:2800:*", "[2606:2800:220:1::1]", true)]
    [InlineData("10.0.0.*", "10.0.0.7", true)]
    public void Compares_canonical_forms(string pattern, string host, bool allowed)
    {
        Assert.True(DestinationHost.TryParse(host, out var parsed, out _));

        Assert.Equal(allowed, new HostAllowList([pattern]).Allows(parsed!));
    }

    [Fact]
    public void Matches_hostile_patterns_in_little_time()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 30)) + "b";

        Assert.False(HostPattern.Matches(pattern, new string('a', 250)));
    }

    [Fact]
    public void Refuses_an_empty_list()
    {
        var fault = Assert.Throws<WorldForgeException>(() => new HostAllowList([]));

        Assert.Contains("allowed_hosts must not be empty", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "blank")]
    [InlineData("  ", "blank")]
    [InlineData("http://a.example", "not a host pattern")]
    [InlineData("a.example/path", "not a host pattern")]
    [InlineData("a.example:80", "not a host pattern")]
    [InlineData("a..b", "not a host pattern")]
    [InlineData("*.a b", "not a host pattern")]
    public void Names_the_index_of_a_bad_pattern(string pattern, string problem)
    {
        var fault = Assert.Throws<WorldForgeException>(() => new HostAllowList(["good.example", pattern]));

        Assert.Contains("allowed_hosts[1]", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ,, ")]
    public void Takes_blank_text_for_unset(string? text) => Assert.Null(HostAllowList.FromText(text));

    [Fact]
    public void Reads_patterns_between_commas()
    {
        var list = HostAllowList.FromText(" A.example ,, *.b.example ");

        Assert.Equal(["a.example", "*.b.example"], list!.Patterns);
        Assert.Equal(new HostAllowList(["a.example", "*.b.example"]), list);
        Assert.Equal(new HostAllowList(["a.example", "*.b.example"]).GetHashCode(), list.GetHashCode());
    }
}
