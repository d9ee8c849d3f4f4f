using System.Text;

namespace WorldForge.IO;

/// <summary>
/// Replaces files in one step: the content goes to a temporary file in the same folder, is flushed to the disk, renamed over the
/// destination, and the folder is flushed. A reader, a second writer or a process killed at any point sees the old content or the
/// new content whole, never a part. Of writers at the same time the last rename wins.
/// </summary>
/// <remarks>
/// <para>A link at the destination is replaced by the file and what it leads to is left alone; links among the parent folders are
/// followed. The permission bits of a file that is replaced are kept (its owner is the writer's account). The folder must exist.</para>
/// <para>After a failure or a cancellation the temporary file is removed. After a kill it stays; <see cref="StaleFiles"/> finds
/// and removes such files without touching those of living writers.</para>
/// <para>Failures are <see cref="WorldForgeException"/> with a code of <see cref="IoFaultCodes"/>.</para>
/// </remarks>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Creates or replaces a file.</summary>
    /// <exception cref="WorldForgeException">The file could not be written; the old content is still there.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var replacement = Replacement.Begin(path, HostPathDisplay.Short(path));
        await replacement.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        replacement.Commit();
    }

    /// <summary>Creates or replaces a file with what <paramref name="write"/> puts into the stream that it is given.</summary>
    /// <exception cref="WorldForgeException">The file could not be written; the old content is still there.</exception>
    public static async Task WriteAsync(
        string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        using var replacement = Replacement.Begin(path, HostPathDisplay.Short(path));
        await replacement.FillAsync(write, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        replacement.Commit();
    }

    /// <summary>Creates or replaces a file with UTF-8 text and no byte-order mark.</summary>
    /// <exception cref="WorldForgeException">The file could not be written; the old content is still there.</exception>
    /// <exception cref="EncoderFallbackException">The text has a lone surrogate.</exception>
    public static Task WriteTextAsync(string path, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WriteAsync(path, Utf8.GetBytes(text), cancellationToken);
    }

    /// <summary>Creates or replaces a file.</summary>
    /// <exception cref="WorldForgeException">The file could not be written; the old content is still there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, HostPathDisplay.Short(path), content);

    /// <summary>Creates or replaces a file with UTF-8 text and no byte-order mark.</summary>
    /// <exception cref="WorldForgeException">The file could not be written; the old content is still there.</exception>
    /// <exception cref="EncoderFallbackException">The text has a lone surrogate.</exception>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, Utf8.GetBytes(text));
    }

    internal static void Write(string path, string display, ReadOnlySpan<byte> content)
    {
        using var replacement = Replacement.Begin(path, display);
        replacement.Write(content);
        replacement.Commit();
    }
}
