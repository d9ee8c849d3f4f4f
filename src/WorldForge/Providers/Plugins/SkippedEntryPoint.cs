using WorldForge.Serialization;

namespace WorldForge.Providers.Plugins;

/// <summary>One external provider that could not be used.</summary>
/// <param name="Name">Its name; <c>?</c> when it has none, <c>*</c> when discovery itself failed.</param>
/// <param name="Value">Where it comes from.</param>
/// <param name="Reason">Why, redacted.</param>
public sealed record SkippedEntryPoint(string Name, string Value, string Reason)
{
    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("name", Name), ("value", Value), ("reason", Reason));
}
