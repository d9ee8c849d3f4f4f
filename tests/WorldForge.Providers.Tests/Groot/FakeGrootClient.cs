using WorldForge.Providers.Groot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Groot;

/// <summary>A client that records its calls and answers what the test says.</summary>
internal sealed class FakeGrootClient : IGrootPolicyClient
{
    public Func<JsonObject, JsonObject?, GrootActionReply> Answer { get; init; } = static (_, _) =>
        new GrootActionReply(JsonObject.Create(("arm", JsonList.Create([JsonList.Create([0.1, 0.2])]))), JsonObject.Empty);

    public Func<bool> Ping { get; init; } = static () => true;

    public List<(JsonObject Observation, JsonObject? Options)> Calls { get; } = [];

    public ValueTask<bool> PingAsync(CancellationToken cancellationToken) => new(Ping());

    public ValueTask<GrootActionReply> GetActionAsync(JsonObject observation, JsonObject? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add((observation, options));
        return new(Answer(observation, options));
    }

    public ValueTask<JsonObject> ResetAsync(JsonObject? options, CancellationToken cancellationToken) => new(JsonObject.Empty);

    public ValueTask<JsonObject> GetModalityConfigAsync(CancellationToken cancellationToken) => new(JsonObject.Empty);

    public ValueTask KillAsync(CancellationToken cancellationToken) => default;
}
