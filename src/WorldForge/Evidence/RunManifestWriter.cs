using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>Makes the document of a run manifest; the reader then checks it like any other.</summary>
internal static class RunManifestWriter
{
    public static JsonObject Document(RunManifestRequest request, DateTimeOffset now, Sha256Digest? fixture)
    {
        IReadOnlyList<string> arguments = request.CommandArguments ?? Environment.GetCommandLineArgs();
        Sha256Digest? input = request.InputDigest
            ?? fixture
            ?? (request.InputSummary.Count > 0 ? CanonicalJson.Digest(request.InputSummary) : null);
        Sha256Digest? result = request.ResultDigest ?? (request.Result is { } value ? CanonicalJson.Digest(value) : null);
        return JsonObject.Create(
            ("schema_version", SchemaVersions.RunManifest),
            ("run_id", request.RunId),
            ("created_at", Time(now)),
            ("package_version", request.PackageVersion),
            ("provider_profile", request.ProviderProfile),
            ("capability", request.Capability?.ToWireName() ?? RunManifestReader.NoCapability),
            ("status", Word(request.Status)),
            ("command_argv", JsonList.OfTexts(Redactor.CommandLine.RedactArguments(arguments))),
            ("runtime_manifest_id", request.RuntimeManifests.FirstOrDefault(known => known.Provider == request.ProviderProfile)?.Id),
            ("runtime_assets", JsonList.Create(request.RuntimeAssets.Select(asset => asset.ToJson()))),
            ("config_profile", (JsonValue?)request.ConfigProfile ?? JsonValue.Null),
            ("env_summary", JsonList.Create(request.EnvironmentNames.Select(name => EnvironmentFact.Of(name, request.Environment).ToJson()))),
            ("input_summary", request.InputSummary),
            ("input_digest", input?.ToString()),
            ("input_fixture_digest", fixture?.ToString()),
            ("event_count", request.EventCount),
            ("result_digest", result?.ToString()),
            ("artifact_paths", Artifacts(request)));
    }

    public static string Word(RunManifestStatus status) => status switch
    {
        RunManifestStatus.Passed => "passed",
        RunManifestStatus.Failed => "failed",
        RunManifestStatus.Skipped => "skipped",
        _ => throw new WorldForgeException(FaultCodes.InputInvalid, "status must be one of passed, failed, skipped."),
    };

    private static string Time(DateTimeOffset now) =>
        now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static JsonObject Artifacts(RunManifestRequest request) => JsonObject.Create(
    [
        .. request.ArtifactPaths.Select(artifact => (
            artifact.Key,
            (JsonValue)ArtifactPath.Normalize(artifact.Value, "artifact_paths", request.ArtifactRoot))),
    ]);
}
