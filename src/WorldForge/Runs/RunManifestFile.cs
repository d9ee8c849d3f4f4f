using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>Reads the manifest of one run from its folder.</summary>
internal static class RunManifestFile
{
    public static RunWorkspaceManifest Read(string runs, RunId id)
    {
        string folder = Path.Join(runs, id.ToString());
        if (new DirectoryInfo(folder) is not { Exists: true, LinkTarget: null })
        {
            throw new WorldForgeException(
                FaultCodes.PathMissing,
                $"There is no run {id} in this workspace. First triage: worldforge runs list.");
        }

        byte[] content = PlainFile.Read(Path.Join(folder, RunWorkspaceManifest.FileName), $"runs/{id}/{RunWorkspaceManifest.FileName}", RunManifestDocument.Limits.MaxBytes);
        RunWorkspaceManifest manifest = RunWorkspaceManifest.Parse(StrictJson.Parse(content, RunManifestDocument.Limits));
        return manifest.Id == id
            ? manifest
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"Run manifest: run_id must be {id}, the name of its folder, not {manifest.Id}.");
    }
}
