using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WorldForge.IO;

/// <summary>
/// Opens files that strangers may have put there: only a regular file is opened. A link in the last segment is not followed, and
/// opening a pipe or a device neither blocks nor reads it.
/// </summary>
internal static partial class PlainFile
{
    private const int NoFollowOfArm = 0x8000;
    private const int NoFollowOfIntel = 0x20000;
    private const int LinuxFlags = 0x80800; // close on exec, do not block
    private const int MacFlags = 0x1000104; // close on exec, do not block, do not follow
    private const int ManyLinksOnLinux = 40;
    private const int ManyLinksOnMac = 62;
    private const int NotFound = 2;
    private const int NotAFolder = 20;

    /// <summary>Opens a regular file for reading; it can be positioned.</summary>
    /// <param name="path">A host path.</param>
    /// <param name="display">The path as it may be shown.</param>
    /// <exception cref="WorldForgeException">Something else stands there, or the system refuses.</exception>
    public static FileStream Open(string path, string display)
    {
        try
        {
            return Plain(OperatingSystem.IsWindows() ? OfWindows(path) : OfUnix(path))
                ?? throw IoFault.Because(IoFaultCodes.WrongKind, "read", display);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("read", display, exception);
        }
    }

    /// <summary>Reads a regular file whole.</summary>
    /// <param name="path">A host path.</param>
    /// <param name="display">The path as it may be shown.</param>
    /// <param name="mostBytes">A larger file is refused unread.</param>
    /// <exception cref="WorldForgeException">Something else stands there, it is too large, or the system refuses.</exception>
    public static byte[] Read(string path, string display, int mostBytes)
    {
        using FileStream file = Open(path, display);
        return Read(file, display, mostBytes);
    }

    /// <summary>Reads an open file whole.</summary>
    /// <param name="file">What <see cref="Open"/> returned.</param>
    /// <param name="display">The path as it may be shown.</param>
    /// <param name="mostBytes">A larger file is refused unread.</param>
    /// <exception cref="WorldForgeException">It is too large, or the system refuses.</exception>
    public static byte[] Read(FileStream file, string display, int mostBytes)
    {
        try
        {
            if (file.Length > mostBytes)
            {
                throw new WorldForgeException(FaultCodes.JsonLimit, $"Cannot read {display}: it is larger than {mostBytes} bytes.");
            }

            byte[] content = new byte[file.Length];
            int read = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return read == content.Length ? content : content[..read];
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("read", display, exception);
        }
    }

    private static FileStream? Plain(FileStream? file)
    {
        bool isPlain = file is { CanSeek: true }
            && (!OperatingSystem.IsLinux() || (LinuxStatus.TryRead(file.SafeFileHandle, out LinuxStatus status) && status.IsRegularFile));
        if (isPlain)
        {
            return file;
        }

        file?.Dispose();
        return null;
    }

    private static FileStream? OfWindows(string path) =>
        new FileInfo(path) is { Exists: true } info && info.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? null
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    [SuppressMessage("Reliability", "CA2000", Justification = "The handle belongs to the returned stream.")]
    private static FileStream OfUnix(string path)
    {
        SafeFileHandle handle = Handle(path);
        try
        {
            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle Handle(string path)
    {
        int noFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? NoFollowOfArm : NoFollowOfIntel;
        int handle = OpenFile(Encoding.UTF8.GetBytes(path + '\0'), OperatingSystem.IsMacOS() ? MacFlags : LinuxFlags | noFollow);
        if (handle >= 0)
        {
            return new SafeFileHandle(handle, ownsHandle: true);
        }

        int error = Marshal.GetLastPInvokeError();
        throw error switch
        {
            NotFound => new FileNotFoundException(),
            1 or 13 => new UnauthorizedAccessException(),
            _ when error == (OperatingSystem.IsMacOS() ? ManyLinksOnMac : ManyLinksOnLinux) => new IOException(null, NotAFolder),
            _ => new IOException(null, error),
        };
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFile(byte[] path, int flags);
}
