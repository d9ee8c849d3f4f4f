using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorldForge.Tests.Providers.Http;

/// <summary>A real Kestrel server on a free loopback port, speaking HTTP or, for what HTTP servers do not do, raw bytes.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private RealServer(WebApplication application) => _application = application;

    public int Requests => _requests;

    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static Task<RealServer> StartAsync(Func<HttpContext, int, Task> answer) => StartAsync(answer, raw: null);

    public static Task<RealServer> StartRawAsync(Func<ConnectionContext, int, Task> answer) => StartAsync(answer: null, answer);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static async Task<RealServer> StartAsync(Func<HttpContext, int, Task>? answer, Func<ConnectionContext, int, Task>? raw)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        RealServer? server = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (raw is not null)
                {
                    listen.Run(connection => raw(connection, Interlocked.Increment(ref server!._requests)));
                }
            });
        });
        var application = builder.Build();
        server = new RealServer(application);
        if (answer is not null)
        {
            application.Run(context => answer(context, Interlocked.Increment(ref server._requests)));
        }

        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
