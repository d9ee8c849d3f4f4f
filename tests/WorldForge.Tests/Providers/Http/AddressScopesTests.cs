using System.Net;
using FsCheck;
using FsCheck.Fluent;
using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class AddressScopesTests
{
    [Theory]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("0.255.255.255", "unspecified")]
    [InlineData("10.0.0.0", "private")]
    [InlineData("10.255.255.255", "private")]
    [InlineData("100.64.0.0", "shared address space")]
    [InlineData("100.127.255.255", "shared address space")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.254", "loopback")]
    [InlineData("169.254.169.254", "link-local")]
    [InlineData("172.16.0.1", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.0.0.8", "reserved")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.88.99.1", "reserved")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("198.18.0.1", "benchmarking")]
    [InlineData("198.19.255.255", "benchmarking")]
    [InlineData("198.51.100.7", "documentation")]
    [InlineData("203.0.113.9", "documentation")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("239.255.255.255", "multicast")]
    [InlineData("240.0.0.1", "reserved")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("::2", "reserved")]
    [InlineData("::7f00:1", "reserved")]
    [InlineData("::ffff:0:127.0.0.1", "reserved")]
    [InlineData("64:ff9b:1::1", "reserved")]
    [InlineData("100::1", "reserved")]
    [InlineData("2001:2::1", "benchmarking")]
    [InlineData("2001:10::1", "reserved")]
    [InlineData("2001:20::1", "reserved")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("3fff::1", "documentation")]
    [InlineData("4000::1", "reserved")]
    [InlineData("5f00::1", "reserved")]
    [InlineData("fc00::1", "private")]
    [InlineData("fd12:3456::1", "private")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fec0::1", "private")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("::ffff:127.0.0.1", "loopback")]
    [InlineData("::ffff:10.1.2.3", "private")]
    [InlineData("::ffff:169.254.169.254", "link-local")]
    [InlineData("64:ff9b::7f00:1", "loopback")]
    [InlineData("64:ff9b::a9fe:a9fe", "link-local")]
    [InlineData("2002:7f00:1::", "loopback")]
    [InlineData("2002:c0a8:101::1", "private")]
    [InlineData("2001:0:4136:e378:8000:63bf:80ff:fffe", "loopback")]
    [InlineData("2001:0:a00:1:8000:63bf:a27b:e3c2", "private")]
    public void Keeps_back_every_address_that_is_not_global(string address, string word) =>
        Assert.Equal(word, AddressScopes.Word(AddressScopes.Of(IPAddress.Parse(address))));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("93.184.216.34")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("2a00:1450:4001::200e")]
    [InlineData("::ffff:93.184.216.34")]
    [InlineData("64:ff9b::5db8:d822")]
    [InlineData("2002:5db8:d822::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:a247:27dd")]
    public void Knows_global_addresses(string address) =>
        Assert.Equal("global", AddressScopes.Word(AddressScopes.Of(IPAddress.Parse(address))));

    [Fact]
    public void Judges_a_carried_address_as_it_judges_the_address_itself() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20261123, 7),
        Prop.ForAll<uint>(number =>
        {
            byte[] four = [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
            var scope = AddressScopes.Of(new IPAddress(four));
            IPAddress[] carriers =
            [
                new IPAddress(four).MapToIPv6(),
                new IPAddress([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. four]),
                new IPAddress([0x20, 0x02, .. four, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            ];
            return carriers.All(carrier => AddressScopes.Of(carrier) == scope);
        }));
}
