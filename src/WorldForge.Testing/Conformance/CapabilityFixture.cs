using System.Text.RegularExpressions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Testing.Conformance;

/// <summary>One input of a capability and what is expected of it (fixture envelope, schema 1).</summary>
public sealed class CapabilityFixture
{
    /// <summary>The schema version that is read and written.</summary>
    public const int SchemaVersion = 1;

    private const string Valid = "valid";
    private const string Invalid = "invalid";

    private static readonly TimeSpan MatchTimeLimit = TimeSpan.FromSeconds(1);
    private static readonly string[] Fields =
        ["schema_version", "id", "capability", "data_class", "expected", "expected_error_pattern", "description", "payload"];

    private readonly Regex? _pattern;
    private readonly byte[] _payload;

    private CapabilityFixture(JsonFields fields)
    {
        Id = fields.RequiredText("id");
        Capability = CapabilityNames.TryParse(fields.RequiredText("capability"), out Capability capability)
            ? capability
            : throw fields.Invalid("capability", "must be one of " + CapabilityNames.Known);
        if (!Id.StartsWith(capability.ToWireName() + ".", StringComparison.Ordinal) || Id.Length == capability.ToWireName().Length + 1)
        {
            throw fields.Invalid("id", $"must be '{capability.ToWireName()}.' and a name");
        }

        DataClass = OneOf(fields, "data_class", "synthetic", "captured", "host-supplied");
        IsValid = OneOf(fields, "expected", Valid, Invalid) == Valid;
        ExpectedErrorPattern = Pattern(fields, IsValid, out _pattern);
        Description = fields.RequiredText("description");
        _payload = CanonicalJson.ToBytes(fields.RequiredObject("payload"));
    }

    /// <summary>The capability's word, a dot and a name, such as <c>score.invalid_info_empty</c>.</summary>
    public string Id { get; }

    /// <summary>The capability that takes the payload.</summary>
    public Capability Capability { get; }

    /// <summary>Where the payload is from: <c>synthetic</c>, <c>captured</c> or <c>host-supplied</c>.</summary>
    public string DataClass { get; }

    /// <summary>Whether the payload must be answered; otherwise it must be refused.</summary>
    public bool IsValid { get; }

    /// <summary>A regular expression that the message of the refusal matches; null for a valid fixture.</summary>
    public string? ExpectedErrorPattern { get; }

    /// <summary>What the fixture is about.</summary>
    public string Description { get; }

    /// <summary>The arguments of the call: a fresh copy each time, so that a provider that writes into its input spoils no other case.</summary>
    public JsonObject Payload => (JsonObject)StrictJson.Parse(_payload);

    /// <summary>Reads an envelope strictly.</summary>
    /// <exception cref="WorldForgeException">A member is missing, unknown or of another form; the message names it.</exception>
    public static CapabilityFixture FromJson(JsonValue value)
    {
        var fields = JsonFields.Of(value, "");
        fields.RejectUnknown(Fields);
        fields.RequireSchemaVersion(SchemaVersion);
        return new CapabilityFixture(fields);
    }

    /// <summary>Makes a fixture of a provider's own.</summary>
    /// <param name="capability">The capability that takes the payload.</param>
    /// <param name="name">What follows the capability's word in the id.</param>
    /// <param name="payload">The arguments of the call.</param>
    /// <param name="description">What the fixture is about.</param>
    /// <param name="expectedErrorPattern">Null for a valid fixture; otherwise what the refusal says.</param>
    /// <exception cref="WorldForgeException">A part is blank, or the pattern is no regular expression.</exception>
    public static CapabilityFixture Create(
        Capability capability, string name, JsonObject payload, string description, string? expectedErrorPattern = null) =>
        FromJson(JsonObject.Create(
            ("schema_version", SchemaVersion),
            ("id", $"{capability.ToWireName()}.{name}"),
            ("capability", capability.ToWireName()),
            ("data_class", "synthetic"),
            ("expected", expectedErrorPattern is null ? Valid : Invalid),
            ("expected_error_pattern", expectedErrorPattern),
            ("description", description),
            ("payload", payload)));

    /// <summary>Whether a message of a refusal is the expected one.</summary>
    public bool Explains(string message) => _pattern?.IsMatch(message) ?? false;

    /// <summary>Renders the envelope.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersion),
        ("id", Id),
        ("capability", Capability.ToWireName()),
        ("data_class", DataClass),
        ("expected", IsValid ? Valid : Invalid),
        ("expected_error_pattern", ExpectedErrorPattern),
        ("description", Description),
        ("payload", Payload));

    private static string OneOf(JsonFields fields, string name, params IReadOnlyList<string> words)
    {
        string word = fields.RequiredText(name);
        return words.Contains(word, StringComparer.Ordinal) ? word : throw fields.Invalid(name, "must be one of " + string.Join(", ", words));
    }

    private static string? Pattern(JsonFields fields, bool isValid, out Regex? pattern)
    {
        JsonValue value = fields.RequiredValue("expected_error_pattern");
        pattern = null;
        if (isValid)
        {
            return value is JsonNull ? null : throw fields.Invalid("expected_error_pattern", "must be null for a valid fixture");
        }

        string text = fields.RequiredText("expected_error_pattern");
        try
        {
            pattern = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeLimit);
        }
        catch (ArgumentException exception)
        {
            throw fields.Invalid("expected_error_pattern", "must be a regular expression: " + exception.Message);
        }

        return text;
    }
}
