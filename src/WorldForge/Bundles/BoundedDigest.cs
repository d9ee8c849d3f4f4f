using System.Security.Cryptography;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The digest of a stream that promised its length and may lie: reading stops one byte behind the promise.</summary>
internal static class BoundedDigest
{
    private const int BlockSize = 128 * 1024;

    public static (Sha256Digest Digest, bool IsWhole) Of(Stream content, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[(int)Math.Min(BlockSize, length + 1)];
        long total = 0;
        int read;
        while (total <= length && (read = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            total += read;
        }

        return (Sha256Digest.Of(hash), total == length);
    }
}
