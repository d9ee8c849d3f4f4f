using System.Net;
using System.Text.RegularExpressions;
using WorldForge.IO;
using WorldForge.Redaction.Scanning;

namespace WorldForge.Bundles;

/// <summary>
/// The last look at a bundle before it gets to its place, on what the disk holds by now: every file has the bytes that were judged, no
/// other file is there, and the documents that were written about them hold no secret and no path of this machine.
/// </summary>
internal static partial class FinalLook
{
    private const int BlockSize = 64 * 1024;

    /// <exception cref="WorldForgeException">Something was found; the folder must not be used.</exception>
    public static void Check(BundleManifest manifest, string folder, BundleScan scan, int workers, CancellationToken cancellationToken)
    {
        var listing = new BundleListing(manifest.Files, manifest.SafeToAttach, manifest.IsIssue);
        if (BundleContents.Check(folder, listing, workers, cancellationToken) is [var first, ..])
        {
            throw Unsafe($"{first.Path} {first.Problem}");
        }

        foreach (string document in listing.Documents)
        {
            if (Look(Path.Join(folder, document), document, scan) != Findings.None)
            {
                throw Unsafe($"{document} holds a secret or a path of this machine");
            }
        }
    }

    private static Findings Look(string path, string name, BundleScan scan)
    {
        using FileStream file = PlainFile.Open(path, name);
        using var reader = new StreamReader(file);
        SegmentFramer framer = scan.Framer();
        if (name != BundleManifest.FileName)
        {
            // What a renderer escaped is judged as what it stands for: a marker of redaction must be known as one.
            string text = reader.ReadToEnd();
            framer.Append(name.EndsWith(".html", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : MarkdownEscape().Replace(text, "$1"), TextWriter.Null);
        }

        char[] block = new char[BlockSize];
        int read;
        while ((read = reader.ReadBlock(block, 0, block.Length)) > 0)
        {
            framer.Append(block.AsSpan(0, read), TextWriter.Null);
        }

        framer.Complete(TextWriter.Null);
        return framer.Found;
    }

    [GeneratedRegex(@"\\([\\|<\[`&])", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownEscape();

    private static WorldForgeException Unsafe(string what) => new(
        BundleFaultCodes.ContentUnsafe,
        $"The bundle was not written: in the final look {what}. First triage: see what the run wrote there, then bundle again.");
}
