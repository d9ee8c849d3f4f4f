using System.Diagnostics.CodeAnalysis;
using WorldForge.Serialization;

namespace WorldForge.Validation;

/// <summary>The primitive checks over JSON values. A boolean is never a number, and a float is never an integer.</summary>
internal static class Rules
{
    public static bool Value(JsonValue? value, [MaybeNullWhen(false)] out JsonValue result, [NotNullWhen(false)] out string? problem)
    {
        result = value;
        return Judge(value is not null, "must be present", value, out problem);
    }

    public static bool Text(JsonValue? value, [MaybeNullWhen(false)] out string result, [NotNullWhen(false)] out string? problem)
    {
        result = (value as JsonText)?.Value.Trim();
        return JudgeText(!string.IsNullOrEmpty(result), "must be a non-empty string", value, out problem);
    }

    public static bool AnyText(JsonValue? value, [MaybeNullWhen(false)] out string result, [NotNullWhen(false)] out string? problem)
    {
        result = (value as JsonText)?.Value;
        return JudgeText(result is not null, "must be a string", value, out problem);
    }

    public static bool FileSafeId(JsonValue? value, [MaybeNullWhen(false)] out string result, [NotNullWhen(false)] out string? problem)
    {
        result = (value as JsonText)?.Value;
        return JudgeText(Identifiers.IsFileSafe(result), Identifiers.FileSafeProblem, value, out problem);
    }

    public static bool TraceId(JsonValue? value, [MaybeNullWhen(false)] out string result, [NotNullWhen(false)] out string? problem)
    {
        result = (value as JsonText)?.Value;
        return JudgeText(Identifiers.IsTraceSafe(result), Identifiers.TraceProblem, value, out problem);
    }

    public static bool Digest(JsonValue? value, out Sha256Digest result, [NotNullWhen(false)] out string? problem) =>
        JudgeText(Sha256Digest.TryParse((value as JsonText)?.Value, out result), "must be 'sha256:' and 64 lower-case hex digits", value, out problem);

    public static bool Boolean(JsonValue? value, out bool result, [NotNullWhen(false)] out string? problem)
    {
        result = value is JsonBoolean { Value: true };
        return Judge(value is JsonBoolean, "must be true or false", value, out problem);
    }

    public static bool Integer(JsonValue? value, out long result, [NotNullWhen(false)] out string? problem)
    {
        result = 0;
        return Judge(value is JsonInteger integer && integer.TryGetInt64(out result), "must be a 64-bit integer", value, out problem);
    }

    public static bool PositiveLong(JsonValue? value, out long result, [NotNullWhen(false)] out string? problem) =>
        Judge(Integer(value, out result, out _) && result >= 1, "must be an integer of at least 1", value, out problem);

    public static bool NonNegativeLong(JsonValue? value, out long result, [NotNullWhen(false)] out string? problem) =>
        Judge(Integer(value, out result, out _) && result >= 0, "must be an integer of at least 0", value, out problem);

    public static bool PositiveInt(JsonValue? value, out int result, [NotNullWhen(false)] out string? problem)
    {
        bool fits = Integer(value, out long wide, out _) && wide is >= 1 and <= int.MaxValue;
        result = fits ? (int)wide : 0;
        return Judge(fits, "must be an integer from 1 to 2147483647", value, out problem);
    }

    public static bool NonNegativeInt(JsonValue? value, out int result, [NotNullWhen(false)] out string? problem)
    {
        bool fits = Integer(value, out long wide, out _) && wide is >= 0 and <= int.MaxValue;
        result = fits ? (int)wide : 0;
        return Judge(fits, "must be an integer from 0 to 2147483647", value, out problem);
    }

    public static bool Finite(JsonValue? value, out double result, [NotNullWhen(false)] out string? problem)
    {
        result = value switch
        {
            JsonFloat number => number.Value,
            JsonInteger integer => integer.ToDouble(),
            _ => 0,
        };
        return Judge(value is JsonFloat or JsonInteger, "must be a finite number", value, out problem);
    }

    public static bool NonNegative(JsonValue? value, out double result, [NotNullWhen(false)] out string? problem) =>
        Judge(Finite(value, out result, out _) && result >= 0, "must be a finite number of at least 0", value, out problem);

    public static bool Probability(JsonValue? value, out double result, [NotNullWhen(false)] out string? problem) =>
        Judge(Finite(value, out result, out _) && result is >= 0 and <= 1, "must be a number from 0 to 1", value, out problem);

    public static bool Object(JsonValue? value, [MaybeNullWhen(false)] out JsonObject result, [NotNullWhen(false)] out string? problem)
    {
        result = value as JsonObject;
        return Judge(result is not null, "must be an object", value, out problem);
    }

    public static bool List(JsonValue? value, [MaybeNullWhen(false)] out JsonList result, [NotNullWhen(false)] out string? problem)
    {
        result = value as JsonList;
        return Judge(result is not null, "must be a list", value, out problem);
    }

    /// <summary>The sentence that follows a field's name: what it must be, and what came.</summary>
    private static bool Judge(bool holds, string demand, JsonValue? value, [NotNullWhen(false)] out string? problem)
    {
        problem = holds ? null : demand + Came(value);
        return holds;
    }

    /// <summary>As <see cref="Judge"/> for texts, which are never quoted: they may hold what must not be shown.</summary>
    private static bool JudgeText(bool holds, string demand, JsonValue? value, [NotNullWhen(false)] out string? problem)
    {
        problem = holds ? null : demand + (value is JsonText { Value: var text } ? (string.IsNullOrWhiteSpace(text) ? ", not a blank one" : "") : Came(value));
        return holds;
    }

    private static string Came(JsonValue? value) => value switch
    {
        null => ", but is missing",
        JsonInteger integer when integer.TryGetInt64(out _) => ", not " + value,
        JsonInteger => ", not a wider one",
        JsonFloat => ", not " + value,
        _ => ", not " + value.KindText,
    };
}
