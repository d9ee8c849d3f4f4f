using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Tests.Events;

/// <summary>Events that several tests use.</summary>
internal static class SampleEvents
{
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    public const string SpanId = "b7ad6b7169203331";

    public static ProviderEvent Minimal { get; } = new("mock", "predict", EventPhase.Success);

    public static ProviderEvent Full { get; } = new("gr00t", "task poll", EventPhase.Failure, 2, 3)
    {
        Method = "post",
        Target = "https://robot.test/act",
        StatusCode = 503,
        DurationMs = 12.5,
        Message = "upstream said no",
        Metadata = JsonObject.Create(("capability", "policy"), ("horizon", 16)),
        RunId = "run-1",
        RequestId = "request-1",
        TraceId = TraceId,
        SpanId = SpanId,
        ArtifactId = "plan.json",
        InputDigest = "sha256:" + new string('a', 64),
    };

    public static ProviderEvent Of(string phase, double? durationMs = null, string operation = "predict", string? capability = "predict") =>
        new("mock", operation, phase, 1, 3)
        {
            DurationMs = durationMs,
            Metadata = capability is null ? JsonObject.Empty : JsonObject.Create(("capability", capability)),
        };
}
