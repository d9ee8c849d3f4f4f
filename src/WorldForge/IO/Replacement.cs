using System.Diagnostics.CodeAnalysis;

namespace WorldForge.IO;

/// <summary>One atomic write under way: a temporary sibling that becomes the destination, or disappears.</summary>
/// <remarks>
/// The stream shares reading, which on Unix is a shared advisory lock for as long as the writer lives. It is held until after the
/// rename: <see cref="StaleFiles"/> takes the exclusive lock before it removes anything, and other readers share.
/// </remarks>
internal sealed class Replacement : IDisposable
{
    private readonly string _destination;
    private readonly string _temporary;
    private readonly string _display;
    private readonly FileStream _stream;
    private bool _renamed;

    private Replacement(string destination, string temporary, string display, FileStream stream)
    {
        _destination = destination;
        _temporary = temporary;
        _display = display;
        _stream = stream;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream belongs to the returned object, which disposes of it.")]
    public static Replacement Begin(string path, string display)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var destination = Path.GetFullPath(path);
        var name = Path.GetFileName(destination);
        if (name.Length == 0 || Directory.Exists(destination) && new DirectoryInfo(destination).LinkTarget is null)
        {
            throw IoFault.Because(IoFaultCodes.WrongKind, "write", display);
        }

        _ = FileSizeSignal.IsHandled;
        var temporary = Path.Combine(Path.GetDirectoryName(destination)!, TemporaryName.For(name));
        try
        {
            return new Replacement(destination, temporary, display, Open(temporary, KeptMode(destination)));
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("write", display, exception);
        }
    }

    public void Write(ReadOnlySpan<byte> content)
    {
        try
        {
            _stream.Write(content);
        }
        catch (Exception exception) when (IoFault.IsOfWrite(exception))
        {
            throw IoFault.From("write", _display, exception);
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IoFault.IsOfWrite(exception))
        {
            throw IoFault.From("write", _display, exception);
        }
    }

    /// <summary>Lets the caller write; its own input may fail too, so only failures of this file are translated.</summary>
    public async Task FillAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var guarded = new FaultTranslatingStream(_stream, _display);
        await using (guarded.ConfigureAwait(false))
        {
            await write(guarded, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Flushes, renames and flushes the folder; from the rename on the new content is there.</summary>
    public void Commit()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
            if (OperatingSystem.IsWindows())
            {
                _stream.Dispose(); // Windows does not rename a file that is open for writing.
            }

            File.Move(_temporary, _destination, overwrite: true);
            _renamed = true;
            FolderFlush.Flush(Path.GetDirectoryName(_destination)!);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("write", _display, exception);
        }
    }

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // A full disk can say so once more when the handle is closed; the first word has been thrown already.
        }

        if (_renamed)
        {
            return;
        }

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // The folder went away or lost its permission meanwhile; what is left is a stale file like after a kill.
        }
    }

    private static UnixFileMode? KeptMode(string destination)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var existing = new FileInfo(destination);
        return existing is { Exists: true, LinkTarget: null } ? existing.UnixFileMode : null;
    }

    private static FileStream Open(string temporary, UnixFileMode? kept)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (kept is not { } mode || OperatingSystem.IsWindows())
        {
            return new FileStream(temporary, options);
        }

        // Created with no more than the bits that are kept, so that a private file is private from its first byte on;
        // then set exactly, because the creation mask may have taken bits away.
        options.UnixCreateMode = mode & (UnixFileMode)0b111_111_111;
        var stream = new FileStream(temporary, options);
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // Some file systems have no permission bits to set.
        }

        return stream;
    }
}
