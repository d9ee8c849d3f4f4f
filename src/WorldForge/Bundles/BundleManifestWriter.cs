using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Writes a manifest in the artifact form, one file entry at a time: a bundle may list a hundred thousand.</summary>
internal static class BundleManifestWriter
{
    private const string EmptyList = "\n  \"files\": []";

    public static async Task WriteAsync(BundleManifest manifest, Stream output, CancellationToken cancellationToken)
    {
        string head = ArtifactJson.ToText(manifest.Head());
        if (manifest.Files.Count == 0)
        {
            await output.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken).ConfigureAwait(false);
            return;
        }

        // No text of JSON holds a line feed, so this stands at the one place where the list belongs.
        int at = head.IndexOf(EmptyList, StringComparison.Ordinal) + EmptyList.Length - 1;
        var writer = new StreamWriter(output, Encoding.ASCII, bufferSize: 64 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(head.AsMemory(0, at), cancellationToken).ConfigureAwait(false);
            for (int index = 0; index < manifest.Files.Count; index++)
            {
                string entry = ArtifactJson.ToText(manifest.Files[index].ToJson()).TrimEnd('\n').Replace("\n", "\n    ", StringComparison.Ordinal);
                await writer.WriteAsync(index == 0 ? "\n    " : ",\n    ").ConfigureAwait(false);
                await writer.WriteAsync(entry.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            await writer.WriteAsync("\n  ").ConfigureAwait(false);
            await writer.WriteAsync(head.AsMemory(at), cancellationToken).ConfigureAwait(false);
        }
    }
}
