using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Validation;

/// <summary>
/// Reads the members of one object by the primitive checks. Every error names the member by its path from the
/// document's root (<c>metadata.steps[].name</c>) and is made by the caller's factory, so that one reader serves
/// input, world states and provider answers. For an optional member, absent and <c>null</c> are the same.
/// </summary>
public sealed class JsonFields
{
    private readonly JsonObject _source;
    private readonly string _path;
    private readonly Func<string, string, Exception> _fault;

    /// <summary>Reads an object.</summary>
    /// <param name="source">The object.</param>
    /// <param name="path">The object's own place, put before every member; empty for the root of a document.</param>
    /// <param name="fault">Makes the error from a code and a message; a <see cref="WorldForgeException"/> when null.</param>
    public JsonFields(JsonObject source, string path = "", Func<string, string, Exception>? fault = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(path);
        _source = source;
        _path = path;
        _fault = fault ?? (static (code, message) => new WorldForgeException(code, message));
    }

    /// <summary>The object that is read.</summary>
    public JsonObject Source => _source;

    /// <summary>Reads a value that must be an object.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Its place.</param>
    /// <param name="fault">Makes the error from a code and a message; a <see cref="WorldForgeException"/> when null.</param>
    public static JsonFields Of(JsonValue? value, string path, Func<string, string, Exception>? fault = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        fault ??= static (code, message) => new WorldForgeException(code, message);
        return Rules.Object(value, out JsonObject? source, out string? problem)
            ? new JsonFields(source, path, fault)
            : throw fault(FaultCodes.InputInvalid, (path.Length == 0 ? "The document" : path) + " " + problem + ".");
    }

    /// <summary>Whether the member is there and not <c>null</c>.</summary>
    public bool Has(string name) => Present(name) is not null;

    /// <summary>A member of any kind, <c>null</c> included.</summary>
    public JsonValue RequiredValue(string name) => Required<JsonValue>(name, Rules.Value);

    /// <summary>Text that is not blank; trimmed.</summary>
    public string RequiredText(string name) => Required<string>(name, Rules.Text);

    /// <summary>Absent, or text that is not blank; trimmed.</summary>
    public string? OptionalText(string name) => OptionalReference<string>(name, Rules.Text);

    /// <summary>Text that may be empty; as it stands.</summary>
    public string RequiredAnyText(string name) => Required<string>(name, Rules.AnyText);

    /// <summary>Absent, or text that may be empty; as it stands.</summary>
    public string? OptionalAnyText(string name) => OptionalReference<string>(name, Rules.AnyText);

    /// <summary>One of a closed set of words, compared exactly.</summary>
    public string RequiredOneOf(string name, params IReadOnlyList<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        string word = RequiredAnyText(name);
        return allowed.Contains(word, StringComparer.Ordinal) ? word : throw Invalid(name, "must be one of " + string.Join(", ", allowed));
    }

    /// <summary>An id that can be one segment of a path.</summary>
    public string RequiredFileSafeId(string name) => Required<string>(name, Rules.FileSafeId);

    /// <summary>An id of a trace; see <see cref="Check.TraceId(string?, string)"/>.</summary>
    public string RequiredTraceId(string name) => Required<string>(name, Rules.TraceId);

    /// <summary>A digest with its prefix.</summary>
    public Sha256Digest RequiredDigest(string name) => Required<Sha256Digest>(name, Rules.Digest);

    /// <summary>Absent, or a digest with its prefix.</summary>
    public Sha256Digest? OptionalDigest(string name) => OptionalValue<Sha256Digest>(name, Rules.Digest);

    /// <summary>A boolean.</summary>
    public bool RequiredBoolean(string name) => Required<bool>(name, Rules.Boolean);

    /// <summary>Absent, or a boolean.</summary>
    public bool? OptionalBoolean(string name) => OptionalValue<bool>(name, Rules.Boolean);

    /// <summary>An integer of 64 bits.</summary>
    public long RequiredInteger(string name) => Required<long>(name, Rules.Integer);

    /// <summary>Absent, or an integer of 64 bits.</summary>
    public long? OptionalInteger(string name) => OptionalValue<long>(name, Rules.Integer);

    /// <summary>An integer of at least 1.</summary>
    public int RequiredPositiveInt(string name) => Required<int>(name, Rules.PositiveInt);

    /// <summary>Absent, or an integer of at least 1.</summary>
    public int? OptionalPositiveInt(string name) => OptionalValue<int>(name, Rules.PositiveInt);

    /// <summary>An integer of at least 0.</summary>
    public int RequiredNonNegativeInt(string name) => Required<int>(name, Rules.NonNegativeInt);

    /// <summary>Absent, or an integer of at least 0.</summary>
    public int? OptionalNonNegativeInt(string name) => OptionalValue<int>(name, Rules.NonNegativeInt);

    /// <summary>An integer of at least 0 that may need 64 bits.</summary>
    public long RequiredNonNegativeLong(string name) => Required<long>(name, Rules.NonNegativeLong);

    /// <summary>Absent, or an integer of at least 0 that may need 64 bits.</summary>
    public long? OptionalNonNegativeLong(string name) => OptionalValue<long>(name, Rules.NonNegativeLong);

    /// <summary>A finite number.</summary>
    public double RequiredFinite(string name) => Required<double>(name, Rules.Finite);

    /// <summary>Absent, or a finite number.</summary>
    public double? OptionalFinite(string name) => OptionalValue<double>(name, Rules.Finite);

    /// <summary>A finite number of at least 0.</summary>
    public double RequiredNonNegative(string name) => Required<double>(name, Rules.NonNegative);

    /// <summary>Absent, or a finite number of at least 0.</summary>
    public double? OptionalNonNegative(string name) => OptionalValue<double>(name, Rules.NonNegative);

    /// <summary>A number in [0, 1].</summary>
    public double RequiredProbability(string name) => Required<double>(name, Rules.Probability);

    /// <summary>Absent, or a number in [0, 1].</summary>
    public double? OptionalProbability(string name) => OptionalValue<double>(name, Rules.Probability);

    /// <summary>An object.</summary>
    public JsonObject RequiredObject(string name) => Required<JsonObject>(name, Rules.Object);

    /// <summary>Absent, or an object.</summary>
    public JsonObject? OptionalObject(string name) => OptionalReference<JsonObject>(name, Rules.Object);

    /// <summary>A list.</summary>
    public JsonList RequiredList(string name) => Required<JsonList>(name, Rules.List);

    /// <summary>Absent, or a list.</summary>
    public JsonList? OptionalList(string name) => OptionalReference<JsonList>(name, Rules.List);

    /// <summary>An object, ready to be read with the same factory.</summary>
    public JsonFields RequiredFields(string name) => new(RequiredObject(name), PathOf(name), _fault);

    /// <summary>Absent, or an object, ready to be read with the same factory.</summary>
    public JsonFields? OptionalFields(string name) => OptionalObject(name) is { } found ? new(found, PathOf(name), _fault) : null;

    /// <summary>A list of objects, each ready to be read with the same factory.</summary>
    public IReadOnlyList<JsonFields> RequiredFieldsList(string name) =>
        [.. Items<JsonObject>(name, RequiredList(name), Rules.Object).Select(item => new JsonFields(item, PathOf(name) + "[]", _fault))];

    /// <summary>A list of texts that are not blank; trimmed.</summary>
    public IReadOnlyList<string> RequiredTexts(string name) => Items<string>(name, RequiredList(name), Rules.Text);

    /// <summary>Absent, which gives no items, or a list of texts that are not blank; trimmed.</summary>
    public IReadOnlyList<string> OptionalTexts(string name) => OptionalList(name) is { } list ? Items<string>(name, list, Rules.Text) : [];

    /// <summary>A list of finite numbers.</summary>
    public IReadOnlyList<double> RequiredFiniteList(string name) => Items<double>(name, RequiredList(name), Rules.Finite);

    /// <summary>Refuses every version but one.</summary>
    /// <param name="version">The version that this reader knows.</param>
    /// <param name="name">The member that holds it.</param>
    public void RequireSchemaVersion(int version, string name = "schema_version")
    {
        if (RequiredValue(name) != JsonInteger.Of(version))
        {
            throw Invalid(name, "must be the integer " + version.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Refuses members that the contract does not have; the message names all of them in code-point order.</summary>
    public void RejectUnknown(params IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        string[] unknown = [.. _source.Keys.Where(key => !known.Contains(key, StringComparer.Ordinal)).Order(CodePointComparer.Instance)];
        if (unknown.Length > 0)
        {
            string verb = unknown.Length == 1 ? "is not a known field" : "are not known fields";
            throw Invalid(string.Join(", ", unknown), $"{verb}; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>The error of a member that is invalid for a reason of the caller's.</summary>
    /// <param name="name">The member.</param>
    /// <param name="problem">What it must be, as the rest of the sentence: "must be ...".</param>
    public Exception Invalid(string name, string problem) => _fault(FaultCodes.InputInvalid, PathOf(name) + " " + problem + ".");

    /// <summary>The member's place in its document.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : _path + "." + name;

    private JsonValue? Present(string name) => _source.TryGetValue(name, out JsonValue? value) && value is not JsonNull ? value : null;

    private T Required<T>(string name, Rule<T> rule) =>
        rule(_source.TryGetValue(name, out JsonValue? value) ? value : null, out T? result, out string? problem) ? result : throw Invalid(name, problem);

    private T? OptionalReference<T>(string name, Rule<T> rule)
        where T : class => Present(name) is null ? null : Required(name, rule);

    private T? OptionalValue<T>(string name, Rule<T> rule)
        where T : struct => Present(name) is null ? null : Required(name, rule);

    private T[] Items<T>(string name, JsonList list, Rule<T> rule)
    {
        var items = new T[list.Count];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = rule(list[index], out T? item, out string? problem) ? item : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), problem);
        }

        return items;
    }
}
