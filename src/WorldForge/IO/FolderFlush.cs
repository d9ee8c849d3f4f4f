using System.Runtime.InteropServices;
using System.Text;

namespace WorldForge.IO;

/// <summary>Makes a rename survive a power cut: on Unix a folder is a file of its own that has to be flushed; on Windows the
/// file system's journal does it and there is nothing to call.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnlyAccess = 0;
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var closeOnExec = OperatingSystem.IsMacOS() ? CloseOnExecMac : CloseOnExecLinux;
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnlyAccess | closeOnExec);
        if (handle < 0)
        {
            return; // A folder that may be written but not read cannot be opened; its rename has happened all the same.
        }

        // Some file systems cannot flush a folder and say so; the data itself has been flushed by then.
        _ = Synchronize(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
