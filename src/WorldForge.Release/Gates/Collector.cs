using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates;

/// <summary>A collector of one kind of facts.</summary>
/// <typeparam name="TFacts">The facts.</typeparam>
public abstract class Collector<TFacts> : ICollector
    where TFacts : class, IEvidenceFacts<TFacts>
{
    /// <inheritdoc/>
    public string Type => TFacts.Type;

    /// <inheritdoc/>
    public JsonTypeInfo FactsInfo => TFacts.TypeInfo;

    async ValueTask<object> ICollector.CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        await CollectAsync(context, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ICollector.CollectAsync"/>
    public abstract ValueTask<TFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken);
}
