using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates;

/// <summary>Typed facts that a collector found out. They are plain data: they can be stored, read back and judged again.</summary>
/// <typeparam name="TSelf">The record that holds the facts.</typeparam>
public interface IEvidenceFacts<TSelf>
    where TSelf : class, IEvidenceFacts<TSelf>
{
    /// <summary>The versioned type of these facts, such as <c>worldforge/lockfile/v1</c>.</summary>
    static abstract string Type { get; }

    /// <summary>How the facts are written to and read from JSON.</summary>
    static abstract JsonTypeInfo<TSelf> TypeInfo { get; }
}
