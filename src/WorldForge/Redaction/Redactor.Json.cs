using WorldForge.Redaction.Scanning;
using WorldForge.Serialization;

namespace WorldForge.Redaction;

public sealed partial class Redactor
{
    /// <summary>
    /// Redacts structured data: the value of a sensitive key goes as a whole, texts and keys go through the text rules, numbers, booleans
    /// and null stay. Keys that become equal get <c>#2</c>, <c>#3</c>, ... in document order; nothing is dropped.
    /// </summary>
    /// <returns>The same instance when nothing had to change.</returns>
    public JsonValue Redact(JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new JsonRedaction(this).Value(value);
    }

    /// <summary>Redacts an object; see <see cref="Redact(JsonValue)"/>.</summary>
    public JsonObject Redact(JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new JsonRedaction(this).Object(value);
    }
}
