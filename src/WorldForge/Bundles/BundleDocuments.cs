using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Writes the manifest and the texts for people.</summary>
internal static class BundleDocuments
{
    public static async Task WriteAsync(BundleManifest manifest, string folder, CancellationToken cancellationToken)
    {
        await AtomicFile.WriteAsync(
            Path.Join(folder, BundleManifest.FileName),
            (stream, token) => BundleManifestWriter.WriteAsync(manifest, stream, token),
            cancellationToken).ConfigureAwait(false);
        JsonObject payload = BundleSummary.Payload(manifest);
        await Text(BundleManifest.SummaryName, BundleSummary.Markdown(payload)).ConfigureAwait(false);
        await Text(BundleManifest.SummaryPageName, BundleSummary.Html(payload)).ConfigureAwait(false);
        if (manifest.IsIssue)
        {
            await Text(BundleManifest.IssueName, IssueText.Markdown(payload)).ConfigureAwait(false);
            await Text(BundleManifest.IssuePageName, IssueText.Html(payload)).ConfigureAwait(false);
        }

        Task Text(string name, string text) => AtomicFile.WriteTextAsync(Path.Join(folder, name), text, cancellationToken);
    }
}
