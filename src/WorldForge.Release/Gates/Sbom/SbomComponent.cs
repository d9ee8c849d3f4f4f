using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Builds one component of the document; what is empty is left out.</summary>
internal sealed class SbomComponent
{
    private readonly JsonObject.Builder _fields = [];
    private readonly List<JsonValue> _properties = [];

    /// <summary>A component of this type, reference, name and version.</summary>
    public static SbomComponent Create(string type, string reference, string name, string? version)
    {
        var component = new SbomComponent();
        component._fields["type"] = type;
        component._fields["bom-ref"] = reference;
        component._fields["name"] = name;
        if (version is not null)
        {
            component._fields["version"] = version;
        }

        return component;
    }

    /// <summary>A property of this project's own name space.</summary>
    public static JsonObject Property(string name, JsonValue value) => JsonObject.Create(("name", $"worldforge:{name}"), ("value", value));

    public SbomComponent Purl(string id) => Set("purl", PackageUrl.Of(id, ((JsonText)_fields["version"]).Value));

    public SbomComponent Scope(string scope) => Set("scope", scope);

    /// <summary>The digests of the bytes, where there are any.</summary>
    /// <param name="sha256">With its prefix.</param>
    /// <param name="sha512">Bare hex.</param>
    public SbomComponent Hashes(string? sha256, string? sha512) => Set("hashes", JsonList.Create(
    [
        .. sha256 is null ? [] : new JsonValue[] { JsonObject.Create(("alg", "SHA-256"), ("content", sha256[Sha256Digest.Prefix.Length..])) },
        .. sha512 is null ? [] : new JsonValue[] { JsonObject.Create(("alg", "SHA-512"), ("content", sha512)) },
    ]));

    /// <summary>What the component declares: one id, one expression, or a name where there is nothing better.</summary>
    public SbomComponent Licenses(IEnumerable<string> expressions) => Set("licenses", JsonList.Create(expressions.Select(License)));

    public SbomComponent Repository(string address) => address.Length == 0
        ? this
        : Set("externalReferences", JsonList.Create([JsonObject.Create(("type", "vcs"), ("url", address))]));

    public SbomComponent Components(IEnumerable<JsonValue> components) => Set("components", JsonList.Create(components));

    /// <summary>Adds a property of this project's own name space.</summary>
    public SbomComponent Property(string name, string value)
    {
        _properties.Add(Property(name, (JsonValue)value));
        return this;
    }

    public JsonObject Build()
    {
        if (_properties.Count > 0)
        {
            Set("properties", JsonList.Create(_properties));
        }

        return _fields.Build();
    }

    private static JsonObject License(string expression) => SpdxLicense.IsReviewedId(expression) || !SpdxLicense.IsReviewed(expression)
        ? JsonObject.Create(("license", JsonObject.Create(
            SpdxLicense.IsReviewedId(expression) ? ("id", expression) : ("name", expression.Length == 0 ? "NOASSERTION" : expression),
            ("acknowledgement", "declared"))))
        : JsonObject.Create(("expression", expression), ("acknowledgement", "declared"));

    private SbomComponent Set(string key, JsonValue value)
    {
        _fields[key] = value;
        return this;
    }
}
