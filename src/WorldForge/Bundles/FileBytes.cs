using System.Security.Cryptography;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Reads files that may change while they are read.</summary>
internal static class FileBytes
{
    private const int BlockSize = 1024 * 1024;

    /// <summary>Fills a buffer from the start of a file.</summary>
    /// <returns>The bytes read: fewer than the buffer's only at the end of the file.</returns>
    public static int Fill(OpenedFile file, Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length && RandomAccess.Read(file.Handle, buffer[total..], total) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }

    /// <summary>The digest of the bytes that a file has now; what is appended meanwhile does not count.</summary>
    /// <param name="file">The file.</param>
    /// <param name="size">How many bytes the digest is of.</param>
    /// <param name="cancellationToken">Looked at between blocks.</param>
    public static Sha256Digest Digest(OpenedFile file, out long size, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BlockSize);
        long length = file.Length;
        size = 0;
        try
        {
            while (size < length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int read = RandomAccess.Read(file.Handle, buffer.AsSpan(0, (int)Math.Min(BlockSize, length - size)), size);
                if (read == 0)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                size += read;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }

        return Sha256Digest.Of(hash);
    }
}
