using WorldForge.IO;

namespace WorldForge.Runs.History;

/// <summary>
/// Tells one state of a file from another: size, inode, and the times of the last write and the last change. The last is set by
/// the kernel alone, so that a file which was changed and dated back still shows.
/// </summary>
internal static class RunSignature
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    public static ulong Of(in LinuxStatus status) => unchecked(
        Mix(Mix(Mix(Mix((ulong)status.Size) ^ (ulong)status.Inode) ^ (ulong)status.ModifiedTicks) ^ (ulong)status.ChangedTicks));

    private static ulong Mix(ulong value) => unchecked(
        ulong.RotateLeft((value ^ (value >> 31)) * Multiplier, 27) * Multiplier);
}
