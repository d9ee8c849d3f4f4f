using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Reads and writes the two forms of a runtime asset.</summary>
internal static class RuntimeAssetRules
{
    public static string AssetId(string? value)
    {
        string id = Check.Text(value, "asset_id");
        bool valid = char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':' or '/') && !id.Contains("..", StringComparison.Ordinal) && !id.Contains("//", StringComparison.Ordinal);
        return valid && !Identifiers.HasSecretWord(id)
            ? id
            : throw Check.Invalid("asset_id", "must hold only letters, digits, '_', '.', '-', ':' and single '/', no '..', and no word for a secret");
    }

    public static RuntimeAssetManifest Read(JsonFields fields)
    {
        fields.RequireSchemaVersion(SchemaVersions.RuntimeAssetManifest);
        return new RuntimeAssetManifest
        {
            AssetId = fields.RequiredText("asset_id"),
            Provider = fields.RequiredText("provider"),
            AssetKind = fields.RequiredText("asset_kind"),
            Source = fields.RequiredText("source"),
            Path = fields.OptionalText("path"),
            CacheRoot = fields.OptionalText("cache_root"),
            Revision = fields.OptionalText("revision"),
            Checksum = fields.OptionalDigest("checksum"),
            SizeBytes = fields.OptionalNonNegativeLong("size_bytes"),
            LocalOnly = fields.OptionalBoolean("local_only") ?? true,
            Exists = fields.OptionalBoolean("exists"),
            RebuildCommand = fields.OptionalText("rebuild_command"),
        };
    }

    public static JsonObject Write(RuntimeAssetManifest source, bool isReference)
    {
        var wire = new JsonObject.Builder
        {
            { "schema_version", SchemaVersions.RuntimeAssetManifest },
            { "asset_id", source.AssetId },
            { "provider", source.Provider },
            { "asset_kind", source.AssetKind },
            { "source", source.Source },
            { "local_only", source.LocalOnly },
            { "safe_to_attach", isReference },
        };
        bool withPlace = !isReference || !source.LocalOnly;
        Add(wire, "path", withPlace ? source.Path : null);
        Add(wire, "cache_root", withPlace ? source.CacheRoot : null);
        Add(wire, "revision", source.Revision);
        Add(wire, "checksum", source.Checksum?.ToString());
        Add(wire, "size_bytes", source.SizeBytes);
        Add(wire, "exists", source.Exists);
        Add(wire, "rebuild_command", source.RebuildCommand);
        return wire.Build();
    }

    private static void Add(JsonObject.Builder wire, string name, JsonValue value)
    {
        if (!value.IsNull)
        {
            wire.Add(name, value);
        }
    }
}
