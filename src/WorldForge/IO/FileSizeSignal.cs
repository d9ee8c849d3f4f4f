using System.Runtime.InteropServices;

namespace WorldForge.IO;

/// <summary>
/// Unix ends a process that exceeds its file size limit (<c>ulimit -f</c>) with a signal, unless it handles that: then the write
/// fails with an error that can be told. Handled for the whole process from the first write of this folder on; child processes
/// keep the system's own behaviour.
/// </summary>
internal static class FileSizeSignal
{
    private const PosixSignal FileSizeExceeded = (PosixSignal)25; // SIGXFSZ on Linux and macOS; the base library has no name for it.

    private static readonly PosixSignalRegistration? Registration = OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(FileSizeExceeded, static context => context.Cancel = true);

    /// <summary>Whether exceeding the limit is an error instead of the end of the process.</summary>
    public static bool IsHandled => OperatingSystem.IsWindows() || Registration is not null;
}
