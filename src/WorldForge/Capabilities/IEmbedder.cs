namespace WorldForge.Capabilities;

/// <summary>Turns a text into a vector.</summary>
public interface IEmbedder : ICapabilityComponent
{
    /// <summary>Embeds one text.</summary>
    /// <param name="text">Not blank; already trimmed by the facade.</param>
    /// <param name="cancellationToken">Cancels the call; the exception passes through unchanged.</param>
    /// <exception cref="ProviderException">The runtime failed or answered with something malformed.</exception>
    ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken);
}
