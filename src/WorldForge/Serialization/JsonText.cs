using System.Text;

namespace WorldForge.Serialization;

/// <summary>Well-formed Unicode text: every surrogate has its partner, so the text has a UTF-8 form.</summary>
public sealed class JsonText : JsonValue
{
    /// <summary>Wraps a text.</summary>
    /// <exception cref="WorldForgeException">The text holds an unpaired surrogate.</exception>
    public JsonText(string value)
        : base(JsonKind.Text) => Value = WellFormed(value);

    private JsonText(string value, bool _)
        : base(JsonKind.Text) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Wraps a text from outside that may be ill-formed: each unpaired surrogate becomes U+FFFD.</summary>
    public static JsonText Repaired(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Trusted(FirstUnpaired(value) < 0 ? value : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
    }

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonText text && string.Equals(text.Value, Value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Wraps a text that is known to be well-formed.</summary>
    internal static JsonText Trusted(string value) => new(value, true);

    /// <summary>Returns the text if it is well-formed.</summary>
    internal static string WellFormed(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int at = FirstUnpaired(value);
        return at < 0
            ? value
            : throw new WorldForgeException(FaultCodes.JsonUnrepresentable, $"Text must be well-formed Unicode; character {at} is an unpaired surrogate.");
    }

    private static int FirstUnpaired(string value)
    {
        int index = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (index >= 0 && index < value.Length)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                index += 2;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return index;
            }
            else
            {
                index++;
            }
        }

        return -1;
    }
}
