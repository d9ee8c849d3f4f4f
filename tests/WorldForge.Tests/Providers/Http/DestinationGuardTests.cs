using System.Net;
using System.Net.Sockets;
using WorldForge.Providers.Http;
using WorldForge.Testing;

namespace WorldForge.Tests.Providers.Http;

public sealed class DestinationGuardTests
{
    private static readonly DestinationPolicy Strict = new();
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DestinationHost Host(string text) =>
        DestinationHost.TryParse(text, out var host, out string? problem) ? host! : throw new ArgumentException(problem, nameof(text));

    private DestinationGuard Guard(StubResolver resolver, DestinationPolicy? policy = null) =>
        new("remote", policy ?? Strict, resolver, _clock);

    private static async Task<string> RefusalAsync(DestinationGuard guard, string host)
    {
        var fault = await Assert.ThrowsAsync<ProviderException>(async () => await guard.CheckAsync(Host(host), Token));
        Assert.Equal("remote", fault.Provider);
        Assert.Equal(FaultCodes.ProviderAddress, fault.Code);
        Assert.False(fault.IsRetryable);
        return fault.Message;
    }

    [Theory]
    [InlineData("localhost", "loopback")]
    [InlineData("localhost.", "loopback")]
    [InlineData("localhost.localdomain", "loopback")]
    [InlineData("x.localhost", "loopback")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("10.1.1.1", "private")]
    [InlineData("169.254.169.254", "link-local")]
    [InlineData("[::1]", "loopback")]
    [InlineData("[::ffff:10.0.0.1]", "private")]
    [InlineData("[fd00::1]", "private")]
    public async Task Refuses_local_hosts_and_names_the_opt_in(string host, string word)
    {
        var resolver = new StubResolver(HttpBench.PublicAddress);
        var guard = Guard(resolver, Strict with { LocalNetworkSetting = "REMOTE_ALLOW_LOCAL" });

        string message = await RefusalAsync(guard, host);

        Assert.Contains($"local or private ({word})", message, StringComparison.Ordinal);
        Assert.Contains("REMOTE_ALLOW_LOCAL", message, StringComparison.Ordinal);
        Assert.Equal(0, resolver.Lookups);
    }

    [Fact]
    public async Task Refuses_a_name_when_any_of_its_addresses_is_private()
    {
        var guard = Guard(new StubResolver(["93.184.216.34", "2606:2800:220:1::1", "10.0.0.5"]));

        Assert.Contains("'mixed.example' is local or private (private)", await RefusalAsync(guard, "mixed.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_the_allow_list_before_it_looks_for_local_addresses()
    {
        var resolver = new StubResolver(["127.0.0.1"]);
        var guard = Guard(resolver, Strict with { AllowedHosts = new(["*.example"]), AllowedHostsSetting = "REMOTE_HOSTS" });

        string message = await RefusalAsync(guard, "localhost");

        Assert.Contains("'localhost' is not in the allowed host list (REMOTE_HOSTS)", message, StringComparison.Ordinal);
        Assert.Equal(0, resolver.Lookups);
        Assert.Contains("local or private", await RefusalAsync(guard, "rebound.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_allow_list_when_the_local_network_is_allowed()
    {
        var guard = Guard(new StubResolver(["127.0.0.1"]), Strict with { AllowLocalNetwork = true, AllowedHosts = new(["10.0.0.*"]) });

        Assert.Contains("allowed host list", await RefusalAsync(guard, "127.0.0.1"), StringComparison.Ordinal);
        await guard.CheckAsync(Host("10.0.0.9"), Token);
    }

    [Fact]
    public async Task Lets_local_hosts_pass_after_the_opt_in()
    {
        var resolver = new StubResolver(["127.0.0.1"]);
        var guard = Guard(resolver, Strict with { AllowLocalNetwork = true });

        await guard.CheckAsync(Host("localhost"), Token);
        await guard.CheckAsync(Host("[::1]"), Token);

        Assert.Equal(0, resolver.Lookups);
        Assert.Equal([IPAddress.Loopback], await guard.AddressesAsync(Host("localhost"), Token));
        Assert.Equal([IPAddress.IPv6Loopback], await guard.AddressesAsync(Host("[::1]"), Token));
    }

    [Fact]
    public async Task Gives_the_connection_the_addresses_that_it_checked()
    {
        var resolver = new StubResolver(HttpBench.PublicAddress, ["127.0.0.1"]);
        var guard = Guard(resolver);
        await guard.CheckAsync(Host("rebinding.example"), Token);

        var addresses = await guard.AddressesAsync(Host("rebinding.example"), Token);

        Assert.Equal([IPAddress.Parse("93.184.216.34")], addresses);
        Assert.Equal(1, resolver.Lookups);
    }

    [Fact]
    public async Task Refuses_a_name_that_changed_its_answer()
    {
        var guard = Guard(new StubResolver(HttpBench.PublicAddress, ["127.0.0.1"]));
        await guard.CheckAsync(Host("rebinding.example"), Token);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("loopback", await RefusalAsync(guard, "rebinding.example"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProviderException>(async () => await guard.AddressesAsync(Host("rebinding.example"), Token));
    }

    [Fact]
    public async Task Remembers_an_answer_for_five_seconds()
    {
        var resolver = new StubResolver(HttpBench.PublicAddress);
        var guard = Guard(resolver);
        await guard.CheckAsync(Host("a.example"), Token);
        _clock.Advance(TimeSpan.FromSeconds(4.999));
        await guard.CheckAsync(Host("A.example."), Token);
        Assert.Equal(1, resolver.Lookups);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await guard.CheckAsync(Host("a.example"), Token);

        Assert.Equal(2, resolver.Lookups);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "cannot be resolved")]
    [InlineData(SocketError.NoData, "cannot be resolved")]
    [InlineData(SocketError.TryAgain, "could not be looked up")]
    public async Task Tells_an_unknown_name_from_a_failed_lookup(SocketError error, string words)
    {
        var guard = Guard(new StubResolver { Failure = new SocketException((int)error) });

        var fault = await Assert.ThrowsAsync<ProviderException>(async () => await guard.CheckAsync(Host("a.example"), Token));

        Assert.Equal((HttpFaultCodes.Resolution, true), (fault.Code, fault.IsRetryable));
        Assert.Contains($"host 'a.example' {words}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_a_name_has_no_address()
    {
        var guard = Guard(new StubResolver(Array.Empty<string>()));

        var fault = await Assert.ThrowsAsync<ProviderException>(async () => await guard.CheckAsync(Host("a.example"), Token));

        Assert.Contains("has no address", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_a_lookup_after_two_seconds_even_when_the_resolver_does_not_listen()
    {
        var guard = Guard(new StubResolver { Hangs = true });
        var check = guard.CheckAsync(Host("slow.example"), Token).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(1.999));
        Assert.False(check.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var fault = await Assert.ThrowsAsync<ProviderException>(() => check);
        Assert.Contains("was not resolved in time", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_the_caller_cancel_a_lookup()
    {
        var guard = Guard(new StubResolver { Hangs = true });
        using var source = new CancellationTokenSource();
        var check = guard.CheckAsync(Host("slow.example"), source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    [Fact]
    public void Needs_a_positive_time_limit_for_lookups() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Strict with { ResolutionTimeout = TimeSpan.Zero });

    [Fact]
    public async Task Remembers_at_most_256_names()
    {
        var resolver = new StubResolver(HttpBench.PublicAddress);
        var cache = new CachedHostResolver(resolver, _clock);
        for (int i = 0; i < 300; i++)
        {
            await cache.ResolveAsync($"h{i}.example", Token);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(256, cache.Count);
        await cache.ResolveAsync("h299.example", Token);
        Assert.Equal(300, resolver.Lookups);
        await cache.ResolveAsync("h0.example", Token);
        Assert.Equal(301, resolver.Lookups);

        _clock.Advance(TimeSpan.FromSeconds(5));
        await cache.ResolveAsync("fresh.example", Token);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task The_system_resolver_knows_this_machine()
    {
        var addresses = await new SystemHostResolver().ResolveAsync("localhost", Token);

        Assert.All(addresses, address => Assert.True(IPAddress.IsLoopback(address)));
    }
}
