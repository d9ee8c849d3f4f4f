using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Validation;
using Xunit;

namespace WorldForge.Testing.Conformance;

/// <summary>Embed: a finite, non-empty vector under the provider's name, of one length for every text.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class EmbedConformance<TProvider> : CapabilityConformance<TProvider, string, EmbeddingResult>
    where TProvider : class, IWorldModelProvider
{
    /// <inheritdoc/>
    protected sealed override Capability Capability => Capability.Embed;

    /// <summary>Two texts give vectors of the same length: vectors of one provider can be compared.</summary>
    [Fact]
    public Task Keeps_the_length_of_the_vector_for_another_text() => CaseAsync(async provider =>
    {
        EmbeddingResult first = await CallAsync(provider, CreateRequest()).ConfigureAwait(false);
        EmbeddingResult second = await CallAsync(provider, CreateRequest() + ", and something else").ConfigureAwait(false);
        Rule.Require(
            first.Vector.Length == second.Vector.Length,
            $"One text gave {first.Vector.Length} numbers and another {second.Vector.Length}.");
    });

    /// <summary>Reads <c>text</c> as it stands.</summary>
    /// <inheritdoc/>
    protected override string ReadRequest(JsonObject payload) => new JsonFields(payload).RequiredAnyText("text");

    /// <inheritdoc/>
    protected sealed override ValueTask<EmbeddingResult> AskAsync(TProvider provider, string request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.EmbedAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<EmbeddingResult> AskAsync(Forge forge, string name, string request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return forge.EmbedAsync(request, name, cancellationToken: cancellationToken);
    }

    /// <inheritdoc/>
    protected override void CheckResult(TProvider provider, string request, EmbeddingResult result)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(result);
        Rule.RequireNone(ResultRules.OfEmbedding(provider.Name, result));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(string request) => JsonObject.Create(("text", request));

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(EmbeddingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.ToJson();
    }
}
