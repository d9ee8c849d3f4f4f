using System.Diagnostics.CodeAnalysis;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>
/// Creates the folder of a run in one step: it is filled under a temporary name and renamed. Nobody sees a run without its
/// manifest and its five folders, and of two processes with one id only one gets it, since a folder that has entries is never
/// replaced by a rename.
/// </summary>
internal static class RunFolder
{
    /// <summary>Creates the folder with the manifest in it; false when a folder of that name is already there.</summary>
    public static bool TryCreate(string runs, RunWorkspaceManifest manifest, [NotNullWhen(true)] out string? folder)
    {
        string name = manifest.Id.ToString();
        string staged = Path.Join(runs, TemporaryName.For(name));
        string final = Path.Join(runs, name);
        folder = null;
        try
        {
            foreach (string part in RunManifestDocument.Layout)
            {
                Directory.CreateDirectory(Path.Join(staged, part));
            }

            WriteManifest(staged, manifest);
            folder = TryMove(staged, final) ? final : null;
            return folder is not null;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", $"runs/{name}", exception);
        }
        finally
        {
            if (folder is null)
            {
                Discard(staged);
            }
        }
    }

    public static void WriteManifest(string folder, RunWorkspaceManifest manifest) => AtomicFile.Write(
        Path.Join(folder, RunWorkspaceManifest.FileName),
        $"runs/{manifest.Id}/{RunWorkspaceManifest.FileName}",
        ArtifactJson.ToBytes(manifest.ToJson()));

    private static bool TryMove(string staged, string final)
    {
        if (Directory.Exists(final) || File.Exists(final))
        {
            return false;
        }

        try
        {
            Directory.Move(staged, final);
            FolderFlush.Flush(Path.GetDirectoryName(final)!);
            return true;
        }
        catch (IOException) when (Directory.Exists(final) || File.Exists(final))
        {
            return false; // Another process was faster with the same id.
        }
    }

    private static void Discard(string staged)
    {
        try
        {
            Directory.Delete(staged, recursive: true);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // It was never made, or the disk refuses: the doctor finds what is left.
        }
    }
}
