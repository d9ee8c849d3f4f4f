using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class DestinationHostTests
{
    [Theory]
    [InlineData("Example.ORG", "example.org")]
    [InlineData("example.org.", "example.org")]
    [InlineData("my_service", "my_service")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1.", "127.0.0.1")]
    [InlineData("[::1]", "::1")]
    [InlineData("[0:0:0:0:0:0:0:1]", "::1")]
    [InlineData("[::FFFF:127.0.0.1]", "::ffff:127.0.0.1")]
    [InlineData("1.example", "1.example")]
    [InlineData("0x7f.example", "0x7f.example")]
    public void Has_one_canonical_form(string text, string name)
    {
        Assert.True(DestinationHost.TryParse(text, out var host, out string? problem), problem);
        Assert.Equal(name, host!.Name);
    }

    [Theory]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f000001")]
    [InlineData("0X7F000001")]
    [InlineData("2130706433")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("127.0.0.01")]
    [InlineData("127.0.0.0x1")]
    [InlineData("127.0.0.256")]
    [InlineData("127.0.0.1.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("example.0")]
    [InlineData("0x")]
    [InlineData("example.0x1f")]
    public void Refuses_legacy_spellings_of_addresses(string text)
    {
        Assert.False(DestinationHost.TryParse(text, out _, out string? problem));
        Assert.Contains("IPv4", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a..")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("a b")]
    [InlineData("a%2eb")]
    [InlineData("a@b")]
    [InlineData("１２７.０.０.１")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("localhost\u3002example")]
    [InlineData("ｌocalhost")]
    [InlineData("𝐥ocalhost")]
    [InlineData("local\u00adhost")]
    [InlineData("local\u200dhost")]
    [InlineData("[::1")]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[::1]]")]
    [InlineData("[::1]:80]")]
    [InlineData("[]")]
    public void Refuses_what_is_no_host(string text)
    {
        Assert.False(DestinationHost.TryParse(text, out var host, out string? problem));
        Assert.Null(host);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Refuses_names_that_are_too_long()
    {
        string label = new('a', 63);

        Assert.True(DestinationHost.TryParse($"{label}.{label}.{label}.{new string('a', 61)}", out _, out _));
        Assert.False(DestinationHost.TryParse($"{label}.{label}.{label}.{new string('a', 62)}", out _, out _));
        Assert.False(DestinationHost.TryParse(label + "a", out _, out _));
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST.", true)]
    [InlineData("localhost.localdomain", true)]
    [InlineData("deep.down.localhost", true)]
    [InlineData("notlocalhost", false)]
    [InlineData("localhost.example", false)]
    public void Knows_the_names_of_this_machine(string text, bool isLocal)
    {
        Assert.True(DestinationHost.TryParse(text, out var host, out _));

        Assert.Equal(isLocal, host!.IsLocalName);
    }

    [Fact]
    public void Writes_an_ipv6_address_in_brackets_for_urls()
    {
        Assert.True(DestinationHost.TryParse("[2001:DB8::1]", out var host, out _));

        Assert.Equal(("2001:db8::1", "[2001:db8::1]"), (host!.Name, host.UrlText));
    }
}
