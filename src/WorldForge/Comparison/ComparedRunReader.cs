using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Reads the manifest and report of a run from its folder.</summary>
internal static class ComparedRunReader
{
    private const string ArtifactPaths = "artifact_paths";

    private static readonly JsonLimits _reportLimits = new() { MaxBytes = 256 * 1024 * 1024 };

    /// <exception cref="WorldForgeException">The path is no run, the manifest or report is malformed, or the kind cannot be compared.</exception>
    public static async Task<ComparedRun> ReadAsync(string path, string directory, string role, CancellationToken cancellationToken)
    {
        RunLocation place = RunLocation.Of(path, directory, role);
        JsonObject document = Read(place, RunWorkspaceManifest.FileName, RunManifestDocument.Limits, role);
        JsonObject artifacts = LooseJson.At(document, ArtifactPaths) as JsonObject ?? JsonObject.Empty;
        RunWorkspaceManifest manifest = Manifest(document, place, role);
        ComparedKind kind = ComparedKind.All.FirstOrDefault(one => one.Name == manifest.Kind)
            ?? throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"The {role} {manifest.Id} is of kind '{manifest.Kind}'; runs of kind {string.Join(", ", ComparedKind.All.Select(one => one.Name))} can be compared.");
        string reportPath = ReportPath(kind, artifacts, manifest, role);
        JsonObject report = Report(place, reportPath, manifest, role);
        if (kind.Problem(report) is { } missing)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"The report of the {role} {manifest.Id} must hold {missing}.");
        }

        return new ComparedRun
        {
            Kind = kind,
            Manifest = manifest,
            Report = report,
            Path = place.Display,
            ReportPath = $"{place.Display}/{reportPath}",
            Artifacts = await ComparedArtifacts.OfAsync(artifacts, place.Folder, cancellationToken).ConfigureAwait(false),
        };
    }

    // What the artifacts are called is not the manifest's fault here: unsafe ones are left out and counted.
    private static RunWorkspaceManifest Manifest(JsonObject document, RunLocation place, string role)
    {
        try
        {
            return RunWorkspaceManifest.Parse(document.With(ArtifactPaths, JsonObject.Empty));
        }
        catch (WorldForgeException fault)
        {
            throw new WorldForgeException(fault.Code, $"The {role} {place.Display} has no valid manifest. {fault.Message}", fault);
        }
    }

    private static string ReportPath(ComparedKind kind, JsonObject artifacts, RunWorkspaceManifest manifest, string role)
    {
        string path = kind.ReportPath(artifacts);
        return WorkspacePath.TryParse(path, out _)
            ? path
            : throw new WorldForgeException(FaultCodes.PathUnsafe, $"The report of the {role} {manifest.Id} must lie inside the run's folder.");
    }

    private static JsonObject Report(RunLocation place, string path, RunWorkspaceManifest manifest, string role)
    {
        string file = Path.Join(place.Folder, path);
        if (!File.Exists(file))
        {
            string? reason = LooseJson.Text(manifest.ResultSummary, "skip_reason");
            throw new WorldForgeException(
                FaultCodes.PathMissing,
                $"The {role} {manifest.Id} has no {path}; its status is {manifest.Status}{(reason is null ? "" : $" ({reason})")}.");
        }

        return RealPath.IsInside(place.Folder, file)
            ? Read(place, path, _reportLimits, role)
            : throw new WorldForgeException(FaultCodes.PathUnsafe, $"The report of the {role} {manifest.Id} must lie inside the run's folder.");
    }

    private static JsonObject Read(RunLocation place, string path, JsonLimits limits, string role)
    {
        string display = $"{place.Display}/{path}";
        byte[] content = PlainFile.Read(Path.Join(place.Folder, path), display, limits.MaxBytes);
        if (!StrictJson.TryParse(content, limits, out JsonValue? value, out JsonSyntaxError? error))
        {
            throw new WorldForgeException(FaultCodes.JsonMalformed, $"The {role} has an invalid {display}: {error.Message}");
        }

        return value as JsonObject ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"The {role} has an invalid {display}: it must hold a JSON object.");
    }
}
