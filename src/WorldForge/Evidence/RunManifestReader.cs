using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Configuration;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Checks every rule of a run manifest.</summary>
internal static class RunManifestReader
{
    public const string NoCapability = "none";

    public static RunManifest Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RequireSchemaVersion(SchemaVersions.RunManifest);
        var manifest = new RunManifest(fields.Source)
        {
            RunId = fields.RequiredFileSafeId("run_id"),
            CreatedAt = Time(fields),
            PackageVersion = fields.RequiredText("package_version"),
            ProviderProfile = fields.RequiredText("provider_profile"),
            Capability = Capability(fields),
            Status = Status(fields),
            RuntimeManifestId = ManifestId(fields),
            EventCount = fields.RequiredNonNegativeInt("event_count"),
            InputDigest = fields.OptionalDigest("input_digest"),
            ResultDigest = fields.OptionalDigest("result_digest"),
            ArtifactPaths = Artifacts(fields),
        };
        CheckParts(fields);
        EvidenceScan.Check(fields.Source, "");
        return manifest;
    }

    private static void CheckParts(JsonFields fields)
    {
        _ = fields.OptionalDigest("input_fixture_digest");
        _ = fields.RequiredObject("input_summary");
        if (fields.RequiredTexts("command_argv").Count == 0)
        {
            throw fields.Invalid("command_argv", "must be a list of at least one text");
        }

        foreach (JsonFields asset in fields.RequiredFieldsList("runtime_assets"))
        {
            _ = RuntimeAssetReference.FromJson(asset.Source);
        }

        foreach (JsonFields fact in fields.RequiredFieldsList("env_summary"))
        {
            _ = EnvironmentFact.Read(fact);
        }

        if (fields.OptionalFields("config_profile") is { } profile)
        {
            ConfigProfileBlock.Validate(profile);
        }
    }

    private static Capability? Capability(JsonFields fields)
    {
        string word = fields.RequiredText("capability");
        return word == NoCapability ? null
            : CapabilityNames.TryParse(word, out Capability capability) ? capability
            : throw fields.Invalid("capability", $"must be {NoCapability} or one of {CapabilityNames.Known}");
    }

    private static DateTimeOffset Time(JsonFields fields)
    {
        const string Format = "yyyy-MM-dd'T'HH:mm:ss'+00:00'";
        return DateTimeOffset.TryParseExact(
            fields.RequiredText("created_at"),
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)
            ? time
            : throw fields.Invalid("created_at", "must be UTC in whole seconds, such as 2026-01-31T12:00:00+00:00");
    }

    private static RunManifestStatus Status(JsonFields fields) => fields.RequiredOneOf("status", "passed", "failed", "skipped") switch
    {
        "passed" => RunManifestStatus.Passed,
        "failed" => RunManifestStatus.Failed,
        _ => RunManifestStatus.Skipped,
    };

    private static string? ManifestId(JsonFields fields)
    {
        if (fields.OptionalText("runtime_manifest_id") is not { } id)
        {
            return null;
        }

        int mark = id.LastIndexOf(ProviderRuntimeManifest.IdMark, StringComparison.Ordinal);
        ReadOnlySpan<char> version = mark > 0 ? id.AsSpan(mark + ProviderRuntimeManifest.IdMark.Length) : [];
        return version.Length > 0 && version.IndexOfAnyExceptInRange('0', '9') < 0
            ? id
            : throw fields.Invalid("runtime_manifest_id", "must be <provider>:schema-<n>");
    }

    private static ImmutableSortedDictionary<string, string> Artifacts(JsonFields fields)
    {
        var artifacts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        JsonObject paths = fields.RequiredObject("artifact_paths");
        var members = new JsonFields(paths, fields.PathOf("artifact_paths"), Fault);
        foreach (string label in paths.Keys)
        {
            string stored = members.RequiredAnyText(label);
            artifacts[label] = ArtifactPath.Problem(stored) is { } problem ? throw members.Invalid(label, problem) : stored;
        }

        return artifacts.ToImmutable();
    }

    private static WorldForgeException Fault(string code, string message) => new(code, $"Run manifest: {message}");
}
