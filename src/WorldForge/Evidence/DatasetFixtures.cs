using System.Globalization;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>Checks the files of a dataset's local fixtures against its manifest.</summary>
public static class DatasetFixtures
{
    /// <summary>The largest fixture, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>Checks every local fixture.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="root">Folder that fixture paths are relative to; links must not lead out of it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A task that ends when every fixture was found, small enough and unchanged.</returns>
    /// <exception cref="WorldForgeException">A fixture is missing, leads out of the root, is too large or has another digest.</exception>
    public static async Task VerifyAsync(DatasetManifest manifest, string root, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        foreach (DatasetEntry entry in manifest.Entries)
        {
            if (entry.Path is { } path)
            {
                await VerifyAsync(entry, Path.Combine(root, path), root, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task VerifyAsync(DatasetEntry entry, string file, string root, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        if (!RealPath.IsInside(root, file))
        {
            throw Fault(FaultCodes.PathUnsafe, entry, "leads out of the dataset root");
        }

        if (!info.Exists)
        {
            throw Fault(FaultCodes.PathMissing, entry, "is missing");
        }

        if (new FileInfo(RealPath.Resolve(file)).Length > MaxBytes)
        {
            throw Fault(FaultCodes.InputInvalid, entry, string.Create(CultureInfo.InvariantCulture, $"is larger than {MaxBytes} bytes"));
        }

        if (await Sha256Digest.OfFileAsync(file, cancellationToken).ConfigureAwait(false) != entry.Sha256)
        {
            throw Fault(FaultCodes.InputInvalid, entry, "has another digest than the manifest says");
        }
    }

    private static WorldForgeException Fault(string code, DatasetEntry entry, string problem) =>
        new(code, $"Dataset fixture {entry.Id} {problem}. First triage: get the fixture again, or correct the manifest.");
}
