using WorldForge.Evidence;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>Reads dataset manifests that a host names for an evaluation, and checks the fixtures that they list.</summary>
public static class EvaluationDatasets
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads one manifest.</summary>
    /// <param name="path">The manifest, relative to <paramref name="root"/> or absolute.</param>
    /// <param name="root">The folder that fixtures lie below; links must not lead out of it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>
    /// What the provenance keeps: the place of the manifest when that is a <c>.json</c> file below the root, else that it stays on its machine.
    /// </returns>
    /// <exception cref="WorldForgeException">The manifest is missing, too large, malformed, or a fixture is not as it says.</exception>
    public static async Task<DatasetReference> ReadAsync(string path, string root, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        string file = Path.GetFullPath(path, Path.GetFullPath(root));
        string display = HostPathDisplay.Display(file, root);
        byte[] bytes = PlainFile.Read(RealPath.Resolve(file), display, MaxBytes);
        DatasetManifest manifest;
        try
        {
            manifest = DatasetManifest.FromJson(StrictJson.Parse(bytes));
        }
        catch (WorldForgeException fault)
        {
            throw new WorldForgeException(fault.Code, $"{display}: {fault.Message}", fault);
        }

        await DatasetFixtures.VerifyAsync(manifest, root, cancellationToken).ConfigureAwait(false);
        return manifest.ToReference(display.StartsWith(HostPathDisplay.Marker, StringComparison.Ordinal) ? null : display);
    }
}
