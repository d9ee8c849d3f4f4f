using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WorldForge.IO;

/// <summary>What the Linux kernel knows about an entry, beyond what the base library passes on: its kind, its inode and the time
/// of its last change, which no program can set back.</summary>
internal readonly partial record struct LinuxStatus
{
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const int KindMask = 0xf000;
    private const int RegularKind = 0x8000;
    private const int FolderKind = 0x4000;
    private const int LinkKind = 0xa000;

    private LinuxStatus(in Buffer buffer)
    {
        Mode = buffer.Mode;
        Size = buffer.Size;
        Inode = buffer.Inode;
        ModifiedTicks = Ticks(buffer.ModifiedSeconds, buffer.ModifiedNanoseconds);
        ChangedTicks = Ticks(buffer.ChangedSeconds, buffer.ChangedNanoseconds);
    }

    public int Mode { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    public long Inode { get; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long ModifiedTicks { get; }

    /// <summary>Nanoseconds since 1970 of the last change of content, name or permissions.</summary>
    public long ChangedTicks { get; }

    public bool IsRegularFile => (Mode & KindMask) == RegularKind;

    /// <summary>Neither a regular file nor a folder nor a link: a pipe, a socket or a device.</summary>
    public bool IsSpecial => (Mode & KindMask) is not (RegularKind or FolderKind or LinkKind);

    /// <summary>The entry itself; a link is not followed.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="path">Below the folder, UTF-8, ended by NUL.</param>
    /// <param name="status">What was found.</param>
    public static bool TryRead(SafeHandle folder, ReadOnlySpan<byte> path, out LinuxStatus status)
    {
        bool found = Statx(folder, in MemoryMarshal.GetReference(path), NoFollow, BasicStats, out Buffer buffer) == 0;
        status = found ? new LinuxStatus(in buffer) : default;
        return found;
    }

    /// <summary>What an open file is.</summary>
    public static bool TryRead(SafeHandle file, out LinuxStatus status)
    {
        byte end = 0;
        bool found = Statx(file, in end, EmptyPath, BasicStats, out Buffer buffer) == 0;
        status = found ? new LinuxStatus(in buffer) : default;
        return found;
    }

    /// <summary>Opens a folder for <see cref="TryRead(SafeHandle, ReadOnlySpan{byte}, out LinuxStatus)"/>; null where that is refused.</summary>
    public static SafeFileHandle? OpenFolder(string path)
    {
        const int FolderOnlyOfArm = 0x4000;
        const int FolderOnlyOfIntel = 0x10000;
        const int CloseOnExec = 0x80000;
        int folderOnly = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? FolderOnlyOfArm : FolderOnlyOfIntel;
        int handle = Open(Encoding.UTF8.GetBytes(path + '\0'), CloseOnExec | folderOnly);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    private static long Ticks(long seconds, uint nanoseconds) => unchecked((seconds * 1_000_000_000) + nanoseconds);

    [LibraryImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(SafeHandle folder, in byte path, int flags, uint mask, out Buffer buffer);

    // The kernel's layout, the same on every processor.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Buffer
    {
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public long Inode;
        [FieldOffset(40)] public long Size;
        [FieldOffset(96)] public long ChangedSeconds;
        [FieldOffset(104)] public uint ChangedNanoseconds;
        [FieldOffset(112)] public long ModifiedSeconds;
        [FieldOffset(120)] public uint ModifiedNanoseconds;
    }
}
