using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorldForge.Arrays;
using WorldForge.Providers.JsonNumpy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.CosmosPolicy;

/// <summary>
/// A real HTTP server that behaves as the ALOHA server of Cosmos-Policy does: one route, encoded rows, HTTP 200 with the JSON text
/// "error" for every failure inside, 422 for a body that is no object.
/// </summary>
internal sealed class CosmosPeer : IAsyncDisposable
{
    public const int ChunkSize = 50;
    public const int Width = 14;

    private readonly WebApplication _application;

    private CosmosPeer(WebApplication application) => _application = application;

    public List<(string Path, string Method, IReadOnlyDictionary<string, string> Headers, JsonValue Body)> Requests { get; } = [];

    public string BaseUrl => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>One candidate: rows that count from a start.</summary>
    public static double[][] Rows(double start) => [.. Enumerable.Range(0, ChunkSize).Select(row => Enumerable.Range(0, Width).Select(joint => start + row + (joint / 100.0)).ToArray())];

    public static JsonObject Encode(NdArray array) => (JsonObject)StrictJson.Parse(JsonNumpyWriter.ToBytes(JsonList.OfArray(array)).Span);

    public static JsonList Encode(double[][] rows) => JsonList.Create(rows.Select(static row => (JsonValue)Encode(NdArray.Of(row, row.Length))));

    /// <summary>Starts a peer whose answers are the server's own.</summary>
    public static Task<CosmosPeer> StartAsync() => StartAsync(static (peer, context) => peer.AnswerAsync(context));

    /// <summary>Starts a peer that answers a text.</summary>
    public static Task<CosmosPeer> StartAsync(string body, string contentType = "application/json", int status = 200) => StartAsync(async (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public static async Task<CosmosPeer> StartAsync(Func<CosmosPeer, HttpContext, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication application = builder.Build();
        CosmosPeer peer = new(application);
        application.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            string text = await reader.ReadToEndAsync(context.RequestAborted);
            peer.Requests.Add((context.Request.Path, context.Request.Method, context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), text.Length == 0 ? JsonValue.Null : StrictJson.Parse(text)));
            await answer(peer, context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        (string path, string method, _, JsonValue body) = Requests[^1];
        (int status, string text) = (path, method, body) switch
        {
            (not "/act", _, _) => (404, """{"detail":"Not Found"}"""),
            (_, not "POST", _) => (405, """{"detail":"Method Not Allowed"}"""),
            (_, _, JsonObject request) => (200, Infer(request)),
            _ => (422, """{"detail":[{"type":"dict_type","loc":["body"],"msg":"Input should be a valid dictionary"}]}"""),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }

    private static string Infer(JsonObject request)
    {
        if (!request.ContainsKey("task_description") || !IsImage(request["primary_image"]) || !IsImage(request["left_wrist_image"]) || !IsImage(request["right_wrist_image"]))
        {
            return "\"error\"";
        }

        JsonObject image = Encode(NdArray.Of(new byte[224 * 224 * 3], 224, 224, 3));
        JsonObject future = JsonObject.Create(("future_image", image), ("future_wrist_image", image), ("future_wrist_image2", image));
        JsonObject answer = JsonObject.Create(("actions", Encode(Rows(1))), ("future_image_predictions", future), ("value_prediction", 1.0));
        if (request.TryGetValue("return_all_query_results", out JsonValue? all) && all is JsonBoolean { Value: true })
        {
            answer = answer
                .With("all_actions", JsonList.Create([Encode(Rows(0)), Encode(Rows(1))]))
                .With("all_value_predictions", JsonList.Create([0.25, 1.0]))
                .With("all_future_image_predictions", JsonList.Create([JsonValue.Null, future]))
                .With("all_actions_by_depth", JsonList.Create([JsonList.Create([Encode(Rows(0))])]))
                .With("all_value_predictions_by_depth", JsonList.Create([JsonList.Create([0.5])]))
                .With("all_future_image_predictions_by_depth", JsonValue.Null);
        }

        return answer.ToString();
    }

    private static bool IsImage(JsonValue value) => value switch
    {
        JsonObject encoded when JsonNumpyArray.IsEncoded(encoded) => JsonNumpyArray.Read(encoded).Decode() is { Rank: 3, ElementType: ElementType.UInt8 },
        JsonList list => list.Count > 0,
        _ => false,
    };
}
