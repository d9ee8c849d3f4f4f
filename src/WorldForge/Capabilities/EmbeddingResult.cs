using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>What an embed provider answers: one non-empty vector of finite numbers.</summary>
public sealed class EmbeddingResult
{
    /// <summary>Creates a result.</summary>
    /// <exception cref="WorldForgeException">A text is blank, or the vector is empty or not finite; the message names the field.</exception>
    public EmbeddingResult(string provider, string model, IEnumerable<double> vector)
    {
        Provider = Check.Text(provider, "provider");
        Model = Check.Text(model, "model");
        Vector = Measures.FiniteVector(vector, "vector");
    }

    /// <summary>The provider that answered.</summary>
    public string Provider { get; }

    /// <summary>The model that answered.</summary>
    public string Model { get; }

    /// <summary>The vector, never empty.</summary>
    public ImmutableArray<double> Vector { get; }

    /// <summary>The shape of the vector: one dimension.</summary>
    public ImmutableArray<int> Shape => [Vector.Length];

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("model", Model),
        ("provider", Provider),
        ("shape", JsonList.Create([(JsonValue)Vector.Length])),
        ("vector", Measures.ToJson(Vector)));
}
