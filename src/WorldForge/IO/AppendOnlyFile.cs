using System.Text;

namespace WorldForge.IO;

/// <summary>
/// Adds lines to files that several threads and processes write at the same time. Each line with its line feed is one write in
/// append mode, which a local Unix file system places at the end as a whole; writers on Windows take turns through a lock.
/// </summary>
public static class AppendOnlyFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Appends one line as UTF-8 and a line feed; the file is created when absent, its folder is not.</summary>
    /// <param name="path">The file; a link is followed.</param>
    /// <param name="line">The text; it must not contain a carriage return or a line feed.</param>
    /// <exception cref="ArgumentException">The text is more than one line.</exception>
    /// <exception cref="WorldForgeException">The line could not be written.</exception>
    public static void AppendLine(string path, string line) => AppendLine(path, HostPathDisplay.Short(path), line);

    internal static void AppendLine(string path, string display, string line)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = Encode(line);
        try
        {
            AppendWrite.Whole(path, bytes);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("append to", display, exception);
        }
    }

    internal static byte[] Encode(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.AsSpan().ContainsAny('\r', '\n')
            ? throw new ArgumentException("One line is appended at a time: the text must not contain line breaks.", nameof(line))
            : Utf8.GetBytes(line + '\n');
    }
}
