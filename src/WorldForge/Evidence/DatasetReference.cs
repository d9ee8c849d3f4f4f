using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>A dataset as provenance names it.</summary>
public sealed record DatasetReference
{
    private static readonly string[] _known =
    [
        "schema_version", "id", "name", "sha256", "license", "entry_count", "privacy", "safety", "host_owned", "path", "local_only",
    ];

    /// <summary>Id of the dataset.</summary>
    public required string Id { get; init => field = EvidenceText.Safe(value, "dataset id"); }

    /// <summary>Name for people.</summary>
    public required string Name { get; init => field = EvidenceText.Safe(value, "dataset name"); }

    /// <summary>Digest of the canonical manifest.</summary>
    public required Sha256Digest Sha256 { get; init; }

    /// <summary>License of the dataset.</summary>
    public required string License { get; init => field = EvidenceText.Safe(value, "dataset license"); }

    /// <summary>Entries of the dataset, at least one.</summary>
    public required int EntryCount { get; init => field = Check.PositiveInt(value, "dataset entry_count"); }

    /// <summary>How private the data is.</summary>
    public required DatasetPrivacy Privacy { get; init; }

    /// <summary>What its maintainer says about safety.</summary>
    public required DatasetSafety Safety { get; init; }

    /// <summary>Safe relative path of the manifest; <see langword="null"/> when it stays on its machine.</summary>
    public string? Path
    {
        get;
        init => field = value is null || IsShared(value) ? value : throw Check.Invalid("dataset path", "must be a safe relative .json path");
    }

    internal static bool IsShared(string path) => ArtifactPath.Problem(path) is null && path.EndsWith(".json", StringComparison.Ordinal);

    internal static DatasetReference Read(JsonFields fields)
    {
        fields.RejectUnknown(_known);
        if (fields.Has("schema_version"))
        {
            fields.RequireSchemaVersion(SchemaVersions.DatasetManifest);
        }

        if (fields.OptionalBoolean("host_owned") is false)
        {
            throw fields.Invalid("host_owned", "must be true");
        }

        string? path = fields.OptionalText("path");
        if (fields.OptionalBoolean("local_only") is { } localOnly && localOnly == path is not null)
        {
            throw localOnly
                ? fields.Invalid("path", "must not be given for a local-only manifest")
                : fields.Invalid("local_only", "must be true when there is no path");
        }

        return new DatasetReference
        {
            Id = fields.RequiredText("id"),
            Name = fields.RequiredText("name"),
            Sha256 = fields.RequiredDigest("sha256"),
            License = fields.RequiredText("license"),
            EntryCount = fields.RequiredPositiveInt("entry_count"),
            Privacy = DatasetPrivacy.Read(fields.RequiredFields("privacy")),
            Safety = DatasetSafety.Read(fields.RequiredFields("safety")),
            Path = path,
        };
    }

    internal JsonObject ToJson()
    {
        JsonObject wire = JsonObject.Create(
            ("schema_version", SchemaVersions.DatasetManifest),
            ("id", Id),
            ("name", Name),
            ("sha256", Sha256.ToString()),
            ("license", License),
            ("entry_count", EntryCount),
            ("privacy", Privacy.ToJson()),
            ("safety", Safety.ToJson()),
            ("host_owned", true));
        return Path is null ? wire.With("local_only", true) : wire.With("path", Path);
    }
}
