using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Serialization;

/// <summary>The bridge between strict values and source-generated serializers.</summary>
public static class JsonElements
{
    /// <summary>Reads an element as strictly as <see cref="StrictJson"/> reads its text: duplicate keys are refused.</summary>
    /// <exception cref="JsonSyntaxException">The element's text is not strict JSON.</exception>
    public static JsonValue ToValue(JsonElement element) => StrictJson.Parse(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>The value as an element of its own document.</summary>
    public static JsonElement ToElement(JsonValue value)
    {
        using var document = JsonDocument.Parse(CanonicalJson.ToBytes(value), new JsonDocumentOptions { MaxDepth = JsonValue.MaxDepth + 1 });
        return document.RootElement.Clone();
    }

    /// <summary>The value of an object as its source-generated contract writes it.</summary>
    /// <exception cref="WorldForgeException">The contract writes what has no strict form, such as a non-finite number.</exception>
    public static JsonValue Serialize<T>(T value, JsonTypeInfo<T> contract)
    {
        try
        {
            return StrictJson.Parse(JsonSerializer.SerializeToUtf8Bytes(value, contract));
        }
        catch (ArgumentException error)
        {
            // The serializer says this of NaN and infinities.
            throw new WorldForgeException(FaultCodes.JsonUnrepresentable, "The object has no JSON form: " + error.Message, error);
        }
    }

    /// <summary>The object that a source-generated contract reads from a value.</summary>
    /// <exception cref="WorldForgeException">The value does not fit the contract.</exception>
    public static T? Deserialize<T>(JsonValue value, JsonTypeInfo<T> contract)
    {
        try
        {
            return JsonSerializer.Deserialize(CanonicalJson.ToBytes(value), contract);
        }
        catch (JsonException error)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "The JSON value does not fit its contract at " + (error.Path ?? "$") + ".", error);
        }
    }
}
