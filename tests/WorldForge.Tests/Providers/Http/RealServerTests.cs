using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using WorldForge.Events;
using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

/// <summary>The client against a server that misbehaves. Time is real here, so every limit is short and nothing sleeps.</summary>
public sealed class RealServerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    private readonly InMemoryRecorderSink _recorder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Phases => [.. _recorder.Events.Select(e => e.Phase)];

    private ProviderHttpClient Client(RealServer server, int attempts = 1, TimeSpan? timeout = null, string host = "127.0.0.1", HttpMessageHandler? handler = null)
    {
        var policy = new RequestOperationPolicy { Timeout = timeout ?? TimeSpan.FromSeconds(20), Retry = new() { MaxAttempts = attempts } };
        return new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = "remote",
            BaseUrl = ProviderBaseUrl.Parse($"http://{host}:{server.Port}", "remote"),
            Policy = new() { Health = policy, Request = policy, Polling = policy, Download = policy },
            Destinations = new DestinationPolicy { AllowLocalNetwork = true },
            Resolver = new StubResolver(["127.0.0.1"]),
            Handler = handler,
            MaxJsonBytes = 1 << 20,
            Events = _recorder,
        });
    }

    private static Task<ProviderException> FailAsync(ProviderHttpClient client, ProviderHttpRequest? request = null) =>
        Assert.ThrowsAnyAsync<ProviderException>(() => client.SendJsonAsync(request ?? HttpBench.Get(), Token));

    private static async Task WriteAsync(ConnectionContext connection, string text) =>
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(text), Token);

    /// <summary>Reads one request, headers and body, and answers whether there was one.</summary>
    private static async Task<bool> ReadRequestAsync(ConnectionContext connection)
    {
        while (true)
        {
            var read = await connection.Transport.Input.ReadAsync(Token);
            string text = Encoding.ASCII.GetString(read.Buffer);
            bool isWhole = text.Contains("\r\n\r\n", StringComparison.Ordinal);
            connection.Transport.Input.AdvanceTo(isWhole ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isWhole || read.IsCompleted)
            {
                return isWhole;
            }
        }
    }

    private static async Task UntilGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    [Fact]
    public async Task Reads_a_good_answer()
    {
        await using var server = await RealServer.StartAsync((context, _) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync($$"""{"host":"{{context.Request.Host}}","path":"{{context.Request.Path}}"}""");
        });
        using var client = Client(server, host: "robots.example");

        var answer = await client.SendJsonAsync(HttpBench.Get(), Token);

        Assert.Equal($$"""{"host":"robots.example:{{server.Port}}","path":"/status"}""", answer.Body.ToString());
        Assert.Equal(["success"], Phases);
    }

    [Fact]
    public async Task Refuses_the_loopback_without_the_opt_in_and_connects_to_nothing()
    {
        await using var server = await RealServer.StartAsync((context, _) => context.Response.WriteAsync("{}"));
        using var client = new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = "remote",
            BaseUrl = ProviderBaseUrl.Parse($"http://rebound.example:{server.Port}", "remote"),
            Policy = ProviderRequestPolicy.RemoteDefaults(Short),
            Resolver = new StubResolver(["127.0.0.1"]),
            Events = _recorder,
        });

        var fault = await FailAsync(client);

        Assert.Equal(FaultCodes.ProviderAddress, fault.Code);
        Assert.Equal(0, server.Requests);
        Assert.Equal(["failure"], Phases);
    }

    [Fact]
    public async Task Refuses_at_the_connection_what_was_rebound_after_the_check()
    {
        // The guard of the connection has its own memory here, so its lookup is the second one: the rebinding attack.
        await using var server = await RealServer.StartAsync((context, _) => context.Response.WriteAsync("{}"));
        var resolver = new StubResolver(HttpBench.PublicAddress, ["127.0.0.1"]);
        using var handler = ProviderHttpHandlers.Create(new DestinationGuard("remote", new(), resolver, TimeProvider.System));
        using var client = new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = "remote",
            BaseUrl = ProviderBaseUrl.Parse($"http://rebound.example:{server.Port}", "remote"),
            Policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(20)),
            Resolver = resolver,
            Handler = handler,
            Events = _recorder,
        });

        var fault = await FailAsync(client);

        Assert.Equal((FaultCodes.ProviderAddress, 1), (fault.Code, fault.Attempt));
        Assert.Contains("loopback", fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, 2), (server.Requests, resolver.Lookups));
        Assert.Equal(["failure"], Phases);
    }

    [Fact]
    public async Task Tries_the_next_address_of_a_host()
    {
        await using var server = await RealServer.StartAsync((context, _) => context.Response.WriteAsync("{}"));
        using var client = new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = "remote",
            BaseUrl = ProviderBaseUrl.Parse($"http://two.example:{server.Port}", "remote"),
            Policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(20)),
            Destinations = new DestinationPolicy { AllowLocalNetwork = true },
            Resolver = new StubResolver(["127.0.0.2", "127.0.0.1"]),
        });

        Assert.Equal(200, (await client.SendJsonAsync(HttpBench.Get(), Token)).StatusCode);
    }

    [Fact]
    public async Task Gives_up_a_server_that_stalls_before_it_answers()
    {
        await using var server = await RealServer.StartAsync((context, _) => UntilGoneAsync(context));
        using var client = Client(server, attempts: 2, timeout: Short);

        var fault = await FailAsync(client);

        Assert.Equal((FaultCodes.ProviderTimeout, 2), (fault.Code, fault.Attempt));
        Assert.Equal(["retry", "failure"], Phases);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Gives_up_a_server_that_drips()
    {
        await using var server = await RealServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (!context.RequestAborted.IsCancellationRequested && await timer.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        using var client = Client(server, timeout: Short);
        var watch = Stopwatch.StartNew();

        var fault = await FailAsync(client);

        Assert.Equal(FaultCodes.ProviderTimeout, fault.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "The time limit covers the body as well.");
        Assert.Equal(["failure"], Phases);
    }

    [Fact]
    public async Task Ends_within_the_budget_whatever_the_server_does()
    {
        await using var server = await RealServer.StartAsync((context, _) => UntilGoneAsync(context));
        using var client = Client(server, attempts: 100);
        var deadline = new OperationDeadline(Short, TimeProvider.System);

        var fault = Assert.IsType<ProviderBudgetExceededException>(await FailAsync(client, HttpBench.Get() with { Deadline = deadline }));

        Assert.Equal(Short, fault.Budget);
        Assert.Equal(["budget_exceeded"], Phases);
    }

    [Fact]
    public async Task Retries_a_connection_that_drops_in_the_middle_of_the_body()
    {
        await using var server = await RealServer.StartAsync(async (context, number) =>
        {
            await context.Response.WriteAsync("""{"a":""");
            await context.Response.Body.FlushAsync();
            if (number == 1)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("1}");
        });
        using var client = Client(server, attempts: 2);

        var answer = await client.SendJsonAsync(HttpBench.Get(), Token);

        Assert.Equal("""{"a":1}""", answer.Body.ToString());
        Assert.Equal(["retry", "success"], Phases);
    }

    [Fact]
    public async Task Reports_a_connection_that_is_reset_before_any_answer()
    {
        await using var server = await RealServer.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var client = Client(server, attempts: 2);

        var fault = await FailAsync(client);

        Assert.Equal((FaultCodes.ProviderTransport, true), (fault.Code, fault.IsRetryable));
        Assert.Equal(["retry", "failure"], Phases);
    }

    [Fact]
    public async Task Reports_a_port_where_nobody_listens()
    {
        var server = await RealServer.StartAsync((_, _) => Task.CompletedTask);
        using var client = Client(server);
        await server.DisposeAsync();

        Assert.Equal(FaultCodes.ProviderTransport, (await FailAsync(client)).Code);
        Assert.Equal(["failure"], Phases);
    }

    [Theory]
    [InlineData("Content-Length: 1000", "{}", FaultCodes.ProviderTransport)]
    [InlineData("Content-Length: -1", "{}", HttpFaultCodes.Size)]
    [InlineData("Content-Length: two", "{}", HttpFaultCodes.Size)]
    [InlineData("Content-Length: 99999999999", "{}", HttpFaultCodes.Size)]
    [InlineData("Content-Length: 1", "{}", HttpFaultCodes.Json)]
    public async Task Believes_no_untrue_length(string header, string body, string code)
    {
        await using var server = await RealServer.StartRawAsync(async (connection, _) =>
        {
            await ReadRequestAsync(connection);
            await WriteAsync(connection, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{header}\r\n\r\n{body}");
        });
        using var client = Client(server);

        var fault = await FailAsync(client);

        Assert.Equal(code, fault.Code);
        Assert.Equal(["failure"], Phases);
    }

    [Fact]
    public async Task Refuses_what_is_not_http()
    {
        await using var server = await RealServer.StartRawAsync(async (connection, _) =>
        {
            await ReadRequestAsync(connection);
            await WriteAsync(connection, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
        });
        using var client = Client(server, attempts: 3);

        var fault = await FailAsync(client);

        Assert.Equal((HttpFaultCodes.Request, 1), (fault.Code, fault.Attempt));
    }

    [Fact]
    public async Task Never_sends_a_create_request_twice_over_a_connection_that_went_dead()
    {
        int creates = 0;
        await using var server = await RealServer.StartRawAsync(async (connection, number) =>
        {
            await ReadRequestAsync(connection);
            await WriteAsync(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            if (await ReadRequestAsync(connection))
            {
                // The second request of a connection is taken and never answered: the connection just ends.
                Interlocked.Increment(ref creates);
            }
        });
        using var client = Client(server, attempts: 5);
        await client.SendJsonAsync(HttpBench.Get(), Token);

        var fault = await FailAsync(client, new() { Operation = "task create", Method = HttpMethod.Post, Path = "/tasks" });

        Assert.Equal((FaultCodes.ProviderTransport, 1), (fault.Code, fault.Attempt));
        Assert.Equal((1, 1), (creates, server.Requests));
        Assert.Equal(["success", "failure"], Phases);
    }

    [Fact]
    public async Task Cuts_a_stream_without_end_at_the_limit_and_hangs_up()
    {
        var over = new TaskCompletionSource();
        await using var server = await RealServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            byte[] piece = new byte[64 * 1024];
            try
            {
                while (true)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The client has hung up, which is the point.
            }
            finally
            {
                over.SetResult();
            }
        });
        var local = new DestinationPolicy { AllowLocalNetwork = true };
        using var handler = new CountingHandler(ProviderHttpHandlers.Create(new("remote", local, new SystemHostResolver(), TimeProvider.System)));
        using var client = Client(server, attempts: 3, handler: handler);
        using var destination = new MemoryStream();
        var request = HttpBench.Get(HttpOperationKind.Download);

        var json = await FailAsync(client);
        await over.Task.WaitAsync(Token);

        Assert.Equal((HttpFaultCodes.Size, 1), (json.Code, json.Attempt));
        Assert.InRange(handler.Bytes, 1 << 20, (1 << 20) + (64 << 10));
        Assert.Equal(["failure"], Phases);

        over = new TaskCompletionSource();
        long before = handler.Bytes;
        var file = await Assert.ThrowsAsync<ProviderException>(() => client.DownloadAsync(request, destination, 100_000, Token));
        await over.Task.WaitAsync(Token);

        Assert.Equal(HttpFaultCodes.Size, file.Code);
        Assert.InRange(handler.Bytes - before, 100_000, 100_000 + (64 << 10));
        Assert.Equal(0, destination.Length);
        Assert.True(destination.Capacity <= 1 << 20);
    }

    [Fact]
    public async Task Cuts_a_gzip_bomb_at_the_limit()
    {
        await using var server = await RealServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 64; i++)
            {
                await gzip.WriteAsync(piece, context.RequestAborted);
            }
        });
        using var client = Client(server);

        var fault = await FailAsync(client);

        Assert.Equal(HttpFaultCodes.Size, fault.Code);
        Assert.Equal(["failure"], Phases);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Follows_no_redirect(int status)
    {
        await using var server = await RealServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        using var client = Client(server, attempts: 3);

        var fault = await FailAsync(client);

        Assert.Equal((FaultCodes.ProviderStatus, status), (fault.Code, fault.StatusCode));
        Assert.Contains("redirects are not followed", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Keeps_no_cookies()
    {
        await using var server = await RealServer.StartAsync((context, _) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.SetCookie = "sid=1";
            return context.Response.WriteAsync($$"""{"cookies":{{context.Request.Cookies.Count}}}""");
        });
        using var client = Client(server);
        await client.SendJsonAsync(HttpBench.Get(), Token);

        var second = await client.SendJsonAsync(HttpBench.Get(), Token);

        Assert.Equal("""{"cookies":0}""", second.Body.ToString());
    }

    [Fact]
    public async Task Ends_at_once_when_the_caller_cancels()
    {
        var arrived = new TaskCompletionSource();
        await using var server = await RealServer.StartAsync((context, _) =>
        {
            arrived.SetResult();
            return UntilGoneAsync(context);
        });
        using var client = Client(server);
        using var source = new CancellationTokenSource();
        var task = client.SendJsonAsync(HttpBench.Get(), source.Token);
        await arrived.Task.WaitAsync(Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Empty(Phases);
    }

    [Fact]
    public async Task Downloads_again_after_a_drop_and_stores_the_whole_once()
    {
        byte[] whole = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i & 0xFF))];
        await using var server = await RealServer.StartAsync(async (context, number) =>
        {
            context.Response.ContentLength = whole.Length;
            await context.Response.Body.WriteAsync(whole.AsMemory(0, number == 1 ? 100_000 : whole.Length));
            await context.Response.Body.FlushAsync();
            if (number == 1)
            {
                context.Abort();
            }
        });
        using var client = Client(server, attempts: 2);
        using var destination = new MemoryStream();

        var download = await client.DownloadAsync(HttpBench.Get(HttpOperationKind.Download), destination, 1 << 20, Token);

        Assert.Equal((whole.Length, null), (download.Bytes, download.MediaType));
        Assert.Equal(whole, destination.ToArray());
        Assert.Equal(["retry", "success"], Phases);
    }
}
