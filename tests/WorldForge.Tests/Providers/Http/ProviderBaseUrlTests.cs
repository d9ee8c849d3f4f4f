using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class ProviderBaseUrlTests
{
    [Theory]
    [InlineData("https://api.example.org", "https://api.example.org")]
    [InlineData("HTTPS://API.Example.org./v1///", "https://api.example.org/v1")]
    [InlineData("  http://h:8080/  ", "http://h:8080")]
    [InlineData("http://h:65535", "http://h:65535")]
    [InlineData("http://[::1]:80/a/b/", "http://[::1]:80/a/b")]
    [InlineData("http://my_service:1/x", "http://my_service:1/x")]
    [InlineData("http://bücher.example/ä", "http://xn--bcher-kva.example/ä")]
    public void Reads_a_base_url(string text, string canonical) => Assert.Equal(canonical, ProviderBaseUrl.Parse(text, "p").ToString());

    [Theory]
    [InlineData(null, "blank")]
    [InlineData("  ", "blank")]
    [InlineData("api.example.org", "scheme")]
    [InlineData("ftp://h", "scheme")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("javascript:alert(1)", "scheme")]
    [InlineData("http:/h", "scheme")]
    [InlineData("http://", "missing")]
    [InlineData("http:///path", "missing")]
    [InlineData("http://:80", "missing")]
    [InlineData("http://user@h", "user information")]
    [InlineData("http://user:pw@h", "user information")]
    [InlineData("http://good.example@127.0.0.1/", "user information")]
    [InlineData("http://h?x=1", "query")]
    [InlineData("http://h/?", "query")]
    [InlineData("http://h/#f", "fragment")]
    [InlineData("http://h#f", "fragment")]
    [InlineData("http://h:0", "port")]
    [InlineData("http://h:", "port")]
    [InlineData("http://h:65536", "port")]
    [InlineData("http://h:-1", "port")]
    [InlineData("http://h:+80", "port")]
    [InlineData("http://h:8o", "port")]
    [InlineData("http://h:080000", "port")]
    [InlineData("http://h:1:2", "port")]
    [InlineData("http://::1/", "port")]
    [InlineData("http://h\\@evil", "backslash")]
    [InlineData("http://h/a b", "space")]
    [InlineData("http://h/\u0000", "control")]
    [InlineData("http://h/\r\nX: y", "control")]
    [InlineData("http://0x7f.1/", "IPv4")]
    public void Refuses_what_is_no_base_url(string? text, string problem)
    {
        var fault = Assert.Throws<ProviderException>(() => ProviderBaseUrl.Parse(text, "remote"));

        Assert.Equal((FaultCodes.ProviderAddress, "remote"), (fault.Code, fault.Provider));
        Assert.Contains("'remote'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeats_nothing_of_a_bad_url()
    {
        var fault = Assert.Throws<ProviderException>(() => ProviderBaseUrl.Parse("http://u:hunter2@h/path-of-mine", "remote"));

        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("path-of-mine", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://h", "http://H:80/x", true)]
    [InlineData("https://h", "https://h.:443/x", true)]
    [InlineData("http://h", "https://h", false)]
    [InlineData("http://h", "http://h:81", false)]
    [InlineData("http://h", "http://g", false)]
    public void Knows_when_two_urls_share_an_origin(string one, string other, bool same)
    {
        Assert.True(UrlParts.TryParse(one, out var first, out _));
        Assert.True(UrlParts.TryParse(other, out var second, out _));

        Assert.Equal(same, first!.HasOriginOf(second!));
    }
}
