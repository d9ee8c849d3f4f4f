using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates;

/// <summary>Touches the world and writes typed evidence. Found by one scan of the assembly; needs a constructor without parameters.</summary>
public interface ICollector
{
    /// <summary>The evidence type that this collector produces.</summary>
    string Type { get; }

    /// <summary>How the facts are written to and read from JSON.</summary>
    JsonTypeInfo FactsInfo { get; }

    /// <summary>Collects. A program that fails is a fact, not an exception.</summary>
    /// <exception cref="CollectionException">The question cannot be answered here, is blocked, or the collector broke.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped or the time limit passed.</exception>
    ValueTask<object> CollectAsync(CollectContext context, CancellationToken cancellationToken);
}
