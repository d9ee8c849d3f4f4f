using System.Runtime.InteropServices;
using System.Text;

namespace WorldForge.IO;

/// <summary>One write at the end of a file. The base library's append mode seeks and writes, which loses lines between
/// processes; the system's append mode does not.</summary>
internal static partial class AppendWrite
{
    private const int WriteOnly = 1;
    private const int AppendOnLinux = 0x400;
    private const int AppendOnMac = 0x8;
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;
    private const int Interrupted = 4;
    private const int NoSpace = 28;
    private const int FromHere = 1;
    private const int FromEnd = 2;

    public static void Whole(string path, byte[] bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            InTurns(path, bytes);
            return;
        }

        _ = FileSizeSignal.IsHandled;
        var flags = WriteOnly | (OperatingSystem.IsMacOS() ? AppendOnMac | CloseOnExecMac : AppendOnLinux | CloseOnExecLinux);
        if (!File.Exists(path))
        {
            // Creation is left to the base library: the system's call takes its mode as a variable argument.
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0).Dispose();
        }

        var handle = Open(Encoding.UTF8.GetBytes(path + '\0'), flags);
        ThrowIf(handle < 0);
        try
        {
            Append(handle, bytes);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static void Append(int handle, byte[] bytes)
    {
        nint written;
        do
        {
            written = Write(handle, bytes, bytes.Length);
        }
        while (written < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        ThrowIf(written < 0);
        if (written == bytes.Length)
        {
            return;
        }

        // The disk took a part. It is taken back as long as nobody has written behind it.
        var end = Seek(handle, 0, FromHere);
        if (end >= 0 && Seek(handle, 0, FromEnd) == end)
        {
            _ = Truncate(handle, end - written);
        }

        throw new IOException("The line was written in part.", NoSpace);
    }

    /// <summary>The way of Windows; it works everywhere.</summary>
    internal static void InTurns(string path, byte[] bytes)
    {
        using var turn = new Mutex(false, $"wf-append-{Serial(path)}");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The writer before was killed; the turn is ours all the same.
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
            stream.Write(bytes);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static string Serial(string path) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path).ToUpperInvariant())));

    private static void ThrowIf(bool failed)
    {
        if (failed)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage(), Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int handle, byte[] bytes, nint count);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Seek(int handle, long offset, int origin);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Truncate(int handle, long length);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
