using WorldForge.Capabilities;

namespace WorldForge.Calls;

/// <summary>An embed call.</summary>
internal readonly struct EmbedCall(IEmbedder embedder, string text) : ICapabilityCall<EmbeddingResult>
{
    public ValueTask<EmbeddingResult> InvokeAsync(CancellationToken cancellationToken) => embedder.EmbedAsync(text, cancellationToken);

    public void CheckResult(EmbeddingResult result, CallIdentity identity) => identity.CheckName(result.Provider);
}
