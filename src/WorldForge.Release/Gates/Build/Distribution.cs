using WorldForge.IO;
using WorldForge.Release.Repository;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Build;

/// <summary>The folder <c>dist/</c>: replaced as a whole, so that it never holds half a release or a stale file.</summary>
internal sealed class Distribution(string root, PackWorkspace workspace)
{
    private readonly string _dist = Path.Combine(root, "dist");

    /// <summary>Removes what an earlier run left: after a failed pack there must be no packages to mistake for new ones.</summary>
    public void Clear()
    {
        if (Directory.Exists(_dist))
        {
            var old = workspace.Beside("replaced");
            Directory.Move(_dist, old);
            ScratchFolder.Delete(old);
        }
    }

    /// <summary>Puts the packages of the checkout in place, with checksums, and says what lies there now.</summary>
    /// <param name="secondOutput">The packages of the copy, for comparison.</param>
    /// <param name="cancellationToken">Ends the work; <c>dist/</c> is then as before.</param>
    public async Task<(IReadOnlyList<PackedFile> Files, string Checksums)> ReplaceAsync(string secondOutput, CancellationToken cancellationToken)
    {
        var staged = Directory.CreateDirectory(workspace.Output).FullName;
        List<PackedFile> files = [];
        foreach (var file in new DirectoryInfo(staged).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            files.Add(new PackedFile
            {
                Name = file.Name,
                SizeBytes = file.Length,
                Sha256 = (await Sha256Digest.OfFileAsync(file.FullName, cancellationToken).ConfigureAwait(false)).ToString(),
                SecondSha256 = await DigestAsync(Path.Combine(secondOutput, file.Name), cancellationToken).ConfigureAwait(false),
            });
        }

        await AtomicFile.WriteTextAsync(Path.Combine(staged, ChecksumFile.Name), ChecksumFile.Text(files), cancellationToken).ConfigureAwait(false);
        Clear();
        Directory.Move(staged, _dist);
        return (files, await File.ReadAllTextAsync(Path.Combine(_dist, ChecksumFile.Name), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<string?> DigestAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? (await Sha256Digest.OfFileAsync(path, cancellationToken).ConfigureAwait(false)).ToString()
        : null;
}
