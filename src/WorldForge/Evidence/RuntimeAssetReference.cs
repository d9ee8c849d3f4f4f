using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>A runtime asset as shared documents name it: without any place on the machine that holds it.</summary>
public sealed record RuntimeAssetReference
{
    private readonly JsonObject _document;

    private RuntimeAssetReference(JsonObject document, string assetId)
    {
        _document = document;
        AssetId = assetId;
    }

    /// <summary>Id of the asset.</summary>
    public string AssetId { get; }

    /// <summary>Reads and checks a reference.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="WorldForgeException">It is not marked safe to attach, or carries a path that must stay on its machine.</exception>
    public static RuntimeAssetReference FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "runtime_assets[]");
        RuntimeAssetManifest asset = RuntimeAssetRules.Read(fields);
        if (!fields.RequiredBoolean("safe_to_attach"))
        {
            throw fields.Invalid("safe_to_attach", "must be true in a reference");
        }

        CheckPlace(fields, "path", asset.LocalOnly);
        CheckPlace(fields, "cache_root", asset.LocalOnly);
        EvidenceScan.Check(fields.Source, "runtime_assets[]");
        return new RuntimeAssetReference(fields.Source, asset.AssetId);
    }

    /// <summary>The wire form.</summary>
    /// <returns>The object.</returns>
    public JsonObject ToJson() => _document;

    private static void CheckPlace(JsonFields fields, string name, bool localOnly)
    {
        if (fields.OptionalText(name) is not { } place)
        {
            return;
        }

        if (localOnly)
        {
            throw fields.Invalid(name, "must not be given for a local-only asset");
        }

        if (ArtifactPath.Problem(place) is { } problem)
        {
            throw fields.Invalid(name, problem);
        }
    }
}
