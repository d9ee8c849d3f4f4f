using System.Text;

namespace WorldForge.IO;

/// <summary>What every <see cref="IFileSystem"/> can do through its few operations.</summary>
public static class FileSystemExtensions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a regular file stands at <paramref name="path"/>; a link is none.</summary>
    public static bool FileExists(this IFileSystem files, WorkspacePath path)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Find(path) is { Kind: EntryKind.File };
    }

    /// <summary>Whether a folder stands at <paramref name="path"/>; a link is none.</summary>
    public static bool DirectoryExists(this IFileSystem files, WorkspacePath path)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Find(path) is { Kind: EntryKind.Directory };
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="WorldForgeException">The file cannot be opened.</exception>
    public static async ValueTask<byte[]> ReadBytesAsync(
        this IFileSystem files, WorkspacePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var stream = files.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    /// <summary>Reads a whole file as UTF-8, without a byte-order mark if it has one.</summary>
    /// <exception cref="WorldForgeException">The file cannot be opened.</exception>
    /// <exception cref="DecoderFallbackException">The content is not UTF-8.</exception>
    public static async ValueTask<string> ReadTextAsync(
        this IFileSystem files, WorkspacePath path, CancellationToken cancellationToken)
    {
        var bytes = await files.ReadBytesAsync(path, cancellationToken).ConfigureAwait(false);
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return Utf8.GetString(bytes, start, bytes.Length - start);
    }

    /// <summary>Creates or replaces a file with UTF-8 text and no byte-order mark; see <see cref="IFileSystem.WriteAsync"/>.</summary>
    public static ValueTask WriteTextAsync(
        this IFileSystem files, WorkspacePath path, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(text);
        return files.WriteAsync(path, Utf8.GetBytes(text), cancellationToken);
    }
}
