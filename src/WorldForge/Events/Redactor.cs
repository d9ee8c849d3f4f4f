using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Holds the place of the redaction engine until it lands, which is before any sink is used.</summary>
internal sealed class Redactor
{
    public static Redactor Observable { get; } = new();

    public string Redact(string text) => Check(text);

    public JsonObject Redact(JsonObject value) => Check(value);

    public string? RedactTarget(string? target) => Check(target?.Trim());

    public string? RedactId(string? id) => Check(id?.Trim());

    private T Check<T>(T value) => ReferenceEquals(this, Observable) ? value : throw new InvalidOperationException();
}
