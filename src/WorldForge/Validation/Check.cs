using WorldForge.Serialization;

namespace WorldForge.Validation;

/// <summary>
/// The checks that every public input goes through before anything else happens. Each returns the value in its
/// stored form or throws a <see cref="WorldForgeException"/> with <see cref="FaultCodes.InputInvalid"/> whose message
/// starts with the field's name. The overloads for JSON never take a boolean as a number or a float as an integer.
/// </summary>
public static class Check
{
    /// <summary>Text that is not blank; returned trimmed.</summary>
    public static string Text(string? value, string field) => Text(Wrapped(value), field);

    /// <summary>Text that is not blank; returned trimmed.</summary>
    public static string Text(JsonValue? value, string field) => Apply<string>(Rules.Text, value, field);

    /// <summary>Null, or text that is not blank; returned trimmed. Blank text is refused, not taken as null.</summary>
    public static string? OptionalText(string? value, string field) => value is null ? null : Text(value, field);

    /// <summary>A missing value or null, or text that is not blank; returned trimmed.</summary>
    public static string? OptionalText(JsonValue? value, string field) => value is null or JsonNull ? null : Text(value, field);

    /// <summary>An integer of at least 1.</summary>
    public static int PositiveInt(int value, string field) => PositiveInt(JsonInteger.Of(value), field);

    /// <summary>An integer of at least 1 that fits 32 bits.</summary>
    public static int PositiveInt(JsonValue? value, string field) => Apply<int>(Rules.PositiveInt, value, field);

    /// <summary>An integer of at least 1 that fits 64 bits.</summary>
    public static long PositiveLong(JsonValue? value, string field) => Apply<long>(Rules.PositiveLong, value, field);

    /// <summary>An integer of at least 0.</summary>
    public static int NonNegativeInt(int value, string field) => NonNegativeInt(JsonInteger.Of(value), field);

    /// <summary>An integer of at least 0 that fits 32 bits.</summary>
    public static int NonNegativeInt(JsonValue? value, string field) => Apply<int>(Rules.NonNegativeInt, value, field);

    /// <summary>An integer of at least 0.</summary>
    public static long NonNegativeLong(long value, string field) => NonNegativeLong(JsonInteger.Of(value), field);

    /// <summary>An integer of at least 0 that fits 64 bits.</summary>
    public static long NonNegativeLong(JsonValue? value, string field) => Apply<long>(Rules.NonNegativeLong, value, field);

    /// <summary>A number that is neither NaN nor infinite.</summary>
    public static double Finite(double value, string field) =>
        double.IsFinite(value) ? value : throw Invalid(field, "must be a finite number");

    /// <summary>An integer or float; returned as the nearest double.</summary>
    public static double Finite(JsonValue? value, string field) => Apply<double>(Rules.Finite, value, field);

    /// <summary>A finite number of at least 0.</summary>
    public static double NonNegative(double value, string field) => NonNegative(new JsonFloat(Finite(value, field)), field);

    /// <summary>A finite number of at least 0.</summary>
    public static double NonNegative(JsonValue? value, string field) => Apply<double>(Rules.NonNegative, value, field);

    /// <summary>A number in [0, 1].</summary>
    public static double Probability(double value, string field) => Probability(new JsonFloat(Finite(value, field)), field);

    /// <summary>A number in [0, 1].</summary>
    public static double Probability(JsonValue? value, string field) => Apply<double>(Rules.Probability, value, field);

    /// <summary>A boolean; 0, 1 and texts are refused.</summary>
    public static bool Boolean(JsonValue? value, string field) => Apply<bool>(Rules.Boolean, value, field);

    /// <summary>An object. It is immutable and valid by construction, so that no copy is needed.</summary>
    public static JsonObject Object(JsonValue? value, string field) => Apply<JsonObject>(Rules.Object, value, field);

    /// <summary>A list. It is immutable and valid by construction, so that no copy is needed.</summary>
    public static JsonList List(JsonValue? value, string field) => Apply<JsonList>(Rules.List, value, field);

    /// <summary>A digest with its <c>sha256:</c> prefix.</summary>
    public static Sha256Digest Digest(string? value, string field) => Digest(Wrapped(value), field);

    /// <summary>A digest with its <c>sha256:</c> prefix.</summary>
    public static Sha256Digest Digest(JsonValue? value, string field) => Apply<Sha256Digest>(Rules.Digest, value, field);

    /// <summary>A letter or digit, then letters, digits, <c>_ . -</c>: one segment of a path on every system.</summary>
    public static string FileSafeId(string? value, string field) => FileSafeId(Wrapped(value), field);

    /// <summary>A letter or digit, then letters, digits, <c>_ . -</c>: one segment of a path on every system.</summary>
    public static string FileSafeId(JsonValue? value, string field) => Apply<string>(Rules.FileSafeId, value, field);

    /// <summary>Letters, digits, <c>_ . : -</c>, and no word that names a kind of secret.</summary>
    public static string TraceId(string? value, string field) => TraceId(Wrapped(value), field);

    /// <summary>Letters, digits, <c>_ . : -</c>, and no word that names a kind of secret.</summary>
    public static string TraceId(JsonValue? value, string field) => Apply<string>(Rules.TraceId, value, field);

    /// <summary>One of a closed set of words, compared exactly; the message lists the set in its order.</summary>
    public static string OneOf(string? value, string field, params IReadOnlyList<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        return value is not null && allowed.Contains(value, StringComparer.Ordinal)
            ? value
            : throw Invalid(field, "must be one of " + string.Join(", ", allowed) + (value is null ? string.Empty : ", not '" + value + "'"));
    }

    /// <summary>The error of a field that is invalid for a reason that no check of this class covers.</summary>
    /// <param name="field">The field's name or path.</param>
    /// <param name="problem">What it must be, as the rest of the sentence: "must be ...".</param>
    public static WorldForgeException Invalid(string field, string problem) =>
        new(FaultCodes.InputInvalid, field + " " + problem + ".");

    private static JsonText? Wrapped(string? value) => value is null ? null : JsonText.Repaired(value);

    private static T Apply<T>(Rule<T> rule, JsonValue? value, string field) =>
        rule(value, out T? result, out string? problem) ? result : throw Invalid(field, problem);
}
