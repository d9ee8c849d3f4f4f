using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Describes a dataset: its license, privacy and safety, how a host gets it, and the digest of every entry.</summary>
/// <remarks>The dataset itself stays with its host: nothing here downloads it, and no run copies it.</remarks>
public sealed class DatasetManifest
{
    private static readonly string[] _known =
    [
        "schema_version", "id", "name", "description", "license", "provenance", "privacy", "safety", "host_acquisition_steps", "entries",
        "metadata",
    ];

    private readonly JsonObject _document;

    private DatasetManifest(JsonObject document) => _document = document;

    /// <summary>Id of the dataset.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What the dataset is.</summary>
    public string Description { get; private init; } = "";

    /// <summary>License of the dataset.</summary>
    public string License { get; private init; } = "";

    /// <summary>How private the data is.</summary>
    public DatasetPrivacy Privacy { get; private init; } = null!;

    /// <summary>What its maintainer says about safety.</summary>
    public DatasetSafety Safety { get; private init; } = null!;

    /// <summary>What a host does to get the data; at least one step.</summary>
    public ImmutableArray<string> HostAcquisitionSteps { get; private init; }

    /// <summary>The entries; at least one, with distinct ids.</summary>
    public ImmutableArray<DatasetEntry> Entries { get; private init; }

    /// <summary>Digest of the canonical manifest.</summary>
    public Sha256Digest Sha256 => CanonicalJson.Digest(_document);

    /// <summary>Reads a manifest. The files of local fixtures are not looked at; see <see cref="DatasetFixtures"/>.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="WorldForgeException">A member breaks its rule; the message names it.</exception>
    public static DatasetManifest FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RequireSchemaVersion(SchemaVersions.DatasetManifest);
        fields.RejectUnknown(_known);
        JsonFields provenance = fields.RequiredFields("provenance");
        _ = (provenance.RequiredText("source"), provenance.RequiredText("version"), provenance.RequiredText("owner"));
        return new DatasetManifest(fields.Source)
        {
            Id = fields.RequiredText("id"),
            Name = fields.RequiredText("name"),
            Description = fields.RequiredText("description"),
            License = fields.RequiredText("license"),
            Privacy = DatasetPrivacy.Read(fields.RequiredFields("privacy")),
            Safety = DatasetSafety.Read(fields.RequiredFields("safety")),
            HostAcquisitionSteps = AtLeastOne<string>([.. fields.RequiredTexts("host_acquisition_steps")], fields, "host_acquisition_steps"),
            Entries = Distinct(AtLeastOne<DatasetEntry>([.. fields.RequiredFieldsList("entries").Select(DatasetRules.Entry)], fields, "entries"), fields),
        };
    }

    /// <summary>The wire form as it was read.</summary>
    /// <returns>The object.</returns>
    public JsonObject ToJson() => _document;

    /// <summary>The reference that provenance keeps.</summary>
    /// <param name="path">Place of the manifest, when it is a safe relative path that ends in <c>.json</c>; anything else is kept local.</param>
    /// <returns>The reference.</returns>
    public DatasetReference ToReference(string? path = null) => new()
    {
        Id = Id,
        Name = Name,
        Sha256 = Sha256,
        License = License,
        EntryCount = Entries.Length,
        Privacy = Privacy,
        Safety = Safety,
        Path = path is not null && DatasetReference.IsShared(path) ? path : null,
    };

    private static ImmutableArray<T> AtLeastOne<T>(ImmutableArray<T> items, JsonFields fields, string name) =>
        items.IsEmpty ? throw fields.Invalid(name, "must be a list of at least one item") : items;

    private static ImmutableArray<DatasetEntry> Distinct(ImmutableArray<DatasetEntry> entries, JsonFields fields) =>
        entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count() == entries.Length
            ? entries
            : throw fields.Invalid("entries[].id", "must be unique");

    private static WorldForgeException Fault(string code, string message) => new(code, $"Dataset manifest: {message}");
}
