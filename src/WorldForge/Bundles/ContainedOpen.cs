using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WorldForge.Bundles;

/// <summary>
/// Opens files below a folder with the one system call of Linux that holds a path inside it, whoever moves folders and links about at
/// the same time. It never waits for the other end of a pipe.
/// </summary>
internal static partial class ContainedOpen
{
    private const int PathOnly = 0x280000; // no content, close on exec
    private const ulong ReadWithoutWaiting = 0x80800; // do not block, close on exec
    private const ulong BeneathAndNoLinks = 0x08 | 0x04;
    private const int OpenAt2 = 437;

    /// <summary>A handle that only names a folder; null when the system refuses.</summary>
    public static SafeFileHandle? Folder(string path)
    {
        int handle = Open(Terminated(path), PathOnly);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    /// <summary>Opens what stands at a place below a folder.</summary>
    /// <param name="folder">A handle of <see cref="Folder"/>.</param>
    /// <param name="relative">The place, with <c>/</c>.</param>
    /// <param name="error">The system's code when there is no handle.</param>
    public static SafeFileHandle? File(SafeFileHandle folder, string relative, out int error)
    {
        var how = new OpenHow { Flags = ReadWithoutWaiting, Resolve = BeneathAndNoLinks };
        nint handle = SystemCall(OpenAt2, folder, Terminated(relative), ref how, Marshal.SizeOf<OpenHow>());
        error = handle < 0 ? Marshal.GetLastPInvokeError() : 0;
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SystemCall(nint number, SafeFileHandle folder, byte[] path, ref OpenHow how, nint size);

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }
}
