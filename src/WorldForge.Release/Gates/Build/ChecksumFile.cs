using System.Text;

namespace WorldForge.Release.Gates.Build;

/// <summary>The text of <c>SHA256SUMS</c>: bare hex, two spaces, file name, LF, in ordinal order of the names.</summary>
internal static class ChecksumFile
{
    public const string Name = "SHA256SUMS";

    private const string DigestPrefix = "sha256:";

    public static string Text(IEnumerable<PackedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.Where(file => file.Name != Name).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            text.Append(file.Sha256[DigestPrefix.Length..]).Append("  ").Append(file.Name).Append('\n');
        }

        return text.ToString();
    }
}
