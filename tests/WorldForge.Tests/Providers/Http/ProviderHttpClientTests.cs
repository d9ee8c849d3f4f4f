using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using WorldForge.Events;
using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Tests.Providers.Http;

public sealed class ProviderHttpClientTests
{
    [Theory]
    [InlineData("http://localhost:1", "local or private")]
    [InlineData("http://10.0.0.1", "local or private")]
    public async Task Tells_a_health_report_what_is_wrong_with_the_destination(string url, string problem)
    {
        using var bench = new HttpBench();
        bench.Options = bench.Options with { BaseUrl = ProviderBaseUrl.Parse(url, "remote") };

        Assert.Contains(problem, await bench.Client.FindDestinationProblemAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(bench.Recorder.Events);
    }

    [Fact]
    public async Task Finds_no_problem_with_a_global_destination()
    {
        using var bench = new HttpBench();

        Assert.Null(await bench.Client.FindDestinationProblemAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Checks_the_destination_again_before_every_request()
    {
        using var bench = new HttpBench();
        var resolver = new StubResolver(HttpBench.PublicAddress, ["127.0.0.1"]);
        bench.Options = bench.Options with { Resolver = resolver };
        bench.Handler.Answer(200);
        await bench.SendAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(6));

        var fault = await bench.FailAsync();

        Assert.Equal(FaultCodes.ProviderAddress, fault.Code);
        Assert.Single(bench.Handler.Sent);
        Assert.Equal(["success", "failure"], bench.Phases);
    }

    [Fact]
    public async Task Retries_a_name_that_could_not_be_resolved()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        var resolver = new StubResolver { Failure = new SocketException((int)SocketError.TryAgain) };
        bench.Options = bench.Options with { Resolver = resolver };

        var fault = await bench.FailAsync();

        Assert.Equal(HttpFaultCodes.Resolution, fault.Code);
        Assert.Equal(2, resolver.Lookups);
        Assert.Equal(["retry", "failure"], bench.Phases);
    }

    [Fact]
    public void Refuses_a_handler_that_follows_redirects()
    {
        using var bench = new HttpBench();
        using var sockets = new SocketsHttpHandler();
        using var wrapped = new PassHandler { InnerHandler = new HttpClientHandler() };

        foreach (HttpMessageHandler handler in (HttpMessageHandler[])[sockets, wrapped])
        {
            var fault = Assert.Throws<WorldForgeException>(() => new ProviderHttpClient(bench.Options with { Handler = handler }));
            Assert.Contains("redirects", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Notices_a_redirect_that_a_handler_followed()
    {
        using var bench = new HttpBench();
        bench.Handler.Do((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.example.org/"),
            Content = new StringContent("{}"),
        }));

        var fault = await bench.FailAsync();

        Assert.Contains("redirect", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Fact]
    public void Makes_handlers_without_redirects_cookies_and_proxies()
    {
        using var bench = new HttpBench();
        var guard = new DestinationGuard("remote", new DestinationPolicy(), bench.Options.Resolver, bench.Clock);

        using var handler = ProviderHttpHandlers.Create(guard);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.False(handler.UseProxy);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.NotNull(handler.ConnectCallback);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("/../admin")]
    [InlineData("/a/./b")]
    [InlineData("/a/%2e%2E/b")]
    [InlineData("/a b")]
    [InlineData("/a\\b")]
    [InlineData("/a#b")]
    [InlineData("@evil.example/")]
    [InlineData(":8080/")]
    [InlineData(".evil.example/")]
    public async Task Refuses_a_path_that_is_none_before_anything_is_sent(string path)
    {
        using var bench = new HttpBench();

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => bench.SendAsync(HttpBench.Get() with { Path = path }));

        Assert.Contains("path", fault.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Handler.Sent);
        Assert.Empty(bench.Recorder.Events);
    }

    [Theory]
    [InlineData("", "https://api.example.org/v1", "/")]
    [InlineData("/", "https://api.example.org/v1/", "/")]
    [InlineData("/a?b=../c", "https://api.example.org/v1/a?b=../c", "/a")]
    [InlineData("//evil.example/x", "https://api.example.org/v1//evil.example/x", "//evil.example/x")]
    public async Task Stays_below_the_base_url(string path, string url, string target)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);

        await bench.SendAsync(HttpBench.Get() with { Path = path });

        Assert.Equal(url, bench.Handler.Sent[0].Uri);
        Assert.Equal("GET", bench.Last.Method);
        Assert.True(bench.Last.Target == target || path.StartsWith("//", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Good", "a\r\nX-Evil: b", "X-Good")]
    [InlineData("X-Good", "é", "X-Good")]
    [InlineData("X Bad", "v", "token")]
    [InlineData("", "v", "token")]
    [InlineData("X-Bad:", "v", "token")]
    [InlineData("host", "evil.example", "host")]
    [InlineData("Content-Length", "9", "Content-Length")]
    [InlineData("transfer-encoding", "chunked", "transfer-encoding")]
    public async Task Refuses_headers_that_could_change_the_message(string name, string value, string problem)
    {
        using var bench = new HttpBench();

        var ofRequest = await Assert.ThrowsAsync<WorldForgeException>(() => bench.SendAsync(HttpBench.Get() with { Headers = [new(name, value)] }));
        var ofClient = Assert.Throws<WorldForgeException>(() => new ProviderHttpClient(bench.Options with { Headers = [new(name, value)] }));

        Assert.Contains(problem, ofRequest.Message, StringComparison.Ordinal);
        Assert.Contains(problem, ofClient.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Handler.Sent);
    }

    [Fact]
    public async Task Refuses_an_idempotency_key_and_a_content_type_with_line_ends()
    {
        using var bench = new HttpBench();

        await Assert.ThrowsAsync<WorldForgeException>(() => bench.SendAsync(HttpBench.Get() with { IdempotencyKey = "a\nb" }));
        await Assert.ThrowsAsync<WorldForgeException>(() => bench.SendAsync(HttpBench.Get() with { ContentType = "a\nb" }));
        await Assert.ThrowsAsync<WorldForgeException>(() => bench.SendAsync(HttpBench.Get() with { Operation = " " }));
    }

    [Fact]
    public async Task Lets_a_request_override_the_clients_headers()
    {
        using var bench = new HttpBench();
        bench.Options = bench.Options with { Headers = [new("Authorization", "Bearer one"), new("X-Kept", "1")] };
        bench.Handler.Answer(200);

        await bench.SendAsync(HttpBench.Get() with { Headers = [new("Authorization", "Bearer two"), new("Accept", "text/x")] });

        var headers = bench.Handler.Sent[0].Headers;
        Assert.Equal(("Bearer two", "1", "text/x"), (headers["Authorization"], headers["X-Kept"], headers["Accept"]));
    }

    [Fact]
    public async Task Gives_content_to_what_must_not_be_repeated()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);

        await bench.SendAsync(new() { Operation = "task create", Method = HttpMethod.Post });
        await bench.SendAsync();

        Assert.Empty(bench.Handler.Sent[0].Body!);
        Assert.Null(bench.Handler.Sent[1].Body);
    }

    [Fact]
    public async Task Keeps_secrets_of_a_transport_error_out_of_messages_and_events()
    {
        using var bench = new HttpBench();
        bench.Handler.Throw(new HttpRequestException("proxy said: Authorization: Bearer hunter2secret"));

        var fault = await bench.FailAsync(ProviderHttpRequest.PostJson("policy", "/act", JsonObject.Empty));

        Assert.DoesNotContain("hunter2secret", bench.Last.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throwing_event_handler_changes_nothing()
    {
        using var bench = new HttpBench();
        bench.Options = bench.Options with
        {
            Events = EventHandlers.From(_ => throw new InvalidOperationException("sink")),
            Delivery = new EventDelivery(),
        };
        bench.Handler.Answer(200);

        Assert.Equal(200, (await bench.SendAsync()).StatusCode);
        Assert.Equal(1, bench.Options.Delivery.FailureCount);
    }

    [Fact]
    public void Sorts_what_a_handler_throws()
    {
        var names = new OperationNames("remote", "health");
        var refused = new ProviderException(FaultCodes.ProviderAddress, "Refused.");

        Assert.Equal(FaultCodes.ProviderAddress, TransportFault.Of(new HttpRequestException("x", refused), names).Code);
        Assert.True(TransportFault.Of(new HttpRequestException(HttpRequestError.SecureConnectionError, "tls", new IOException("reset")), names).IsRetryable);
        Assert.False(TransportFault.Of(new HttpRequestException(HttpRequestError.SecureConnectionError, "tls", new AuthenticationException("cert")), names).IsRetryable);
        Assert.True(TransportFault.Of(new HttpIOException(HttpRequestError.ResponseEnded), names).IsRetryable);
        Assert.False(TransportFault.Of(new HttpIOException(HttpRequestError.InvalidResponse), names).IsRetryable);
        Assert.True(TransportFault.Of(new IOException("broken pipe"), names).IsRetryable);
        Assert.True(TransportFault.Of(new TimeoutException(), names).IsRetryable);
        Assert.Equal(HttpFaultCodes.Encoding, TransportFault.Of(new InvalidDataException(), names).Code);
        Assert.Equal(HttpFaultCodes.Request, TransportFault.Of(new FormatException("odd"), names).Code);
    }

    private sealed class PassHandler : DelegatingHandler;
}
