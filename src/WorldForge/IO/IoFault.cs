using System.Globalization;

namespace WorldForge.IO;

/// <summary>Turns what the system says about files into the one error family of this folder.</summary>
internal static class IoFault
{
    private const int TooBig = 27;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int IsDirectory = 21;
    private const int NotDirectory = 20;
    private const int NotEmpty = 39;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsWriteProtect = unchecked((int)0x80070013);

    /// <summary>Whether <paramref name="exception"/> is the system's word on a file: what <see cref="From"/> can translate.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The same for a write, where the base library reports an exceeded file size limit as an argument out of range.</summary>
    public static bool IsOfWrite(Exception exception) => Is(exception) || exception is ArgumentOutOfRangeException;

    /// <param name="doing">What was tried, for example <c>write</c>.</param>
    /// <param name="display">The path as it may be shown to anyone.</param>
    /// <param name="cause">The system's exception; it is kept inside.</param>
    public static WorldForgeException From(string doing, string display, Exception cause)
    {
        var code = CodeOf(cause);
        var system = code == IoFaultCodes.Failed
            ? string.Create(CultureInfo.InvariantCulture, $" (system code {cause.HResult})")
            : "";
        return Create(code, $"Cannot {doing} {display}: {Reason(code)}{system}. First triage: {Triage(code)}.", cause);
    }

    public static WorldForgeException Because(string code, string doing, string display) =>
        Create(code, $"Cannot {doing} {display}: {Reason(code)}. First triage: {Triage(code)}.", cause: null);

    private static WorldForgeException Create(string code, string message, Exception? cause) => new(code, message, cause);

    private static string CodeOf(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => IoFaultCodes.Missing,
        ArgumentOutOfRangeException => IoFaultCodes.Full,
        PathTooLongException => IoFaultCodes.Name,
        UnauthorizedAccessException => cause.InnerException is IOException { HResult: IsDirectory } ? IoFaultCodes.WrongKind : IoFaultCodes.Denied,
        _ => cause.HResult switch
        {
            NoSpace or TooBig or WindowsDiskFull or WindowsHandleDiskFull => IoFaultCodes.Full,
            QuotaOnLinux when OperatingSystem.IsLinux() => IoFaultCodes.Full,
            QuotaOnMac when OperatingSystem.IsMacOS() => IoFaultCodes.Full,
            ReadOnly or WindowsWriteProtect => IoFaultCodes.Denied,
            IsDirectory or NotDirectory or NotEmpty => IoFaultCodes.WrongKind,
            _ => IoFaultCodes.Failed,
        },
    };

    private static string Reason(string code) => code switch
    {
        IoFaultCodes.Full => "the disk, the quota or the allowed file size is used up",
        IoFaultCodes.Denied => "access is denied or the file system is read-only",
        IoFaultCodes.Missing => "it is not there",
        IoFaultCodes.WrongKind => "something of another kind stands there",
        IoFaultCodes.Outside => "it leads outside the workspace",
        IoFaultCodes.LinkLoop => "its links lead in a circle",
        IoFaultCodes.Name => "the name is too long or not allowed",
        _ => "the system refused",
    };

    private static string Triage(string code) => code switch
    {
        IoFaultCodes.Full => "free some space (df -h, quota, ulimit -f) and run again",
        IoFaultCodes.Denied => "check the permissions of the file and its folder (ls -ld) and run again",
        IoFaultCodes.Missing => "check the spelling of the path and that an earlier step wrote it",
        IoFaultCodes.WrongKind => "look at what stands there (ls -ld) and move it away",
        IoFaultCodes.Outside => "replace the link by the files themselves, or use a path inside the workspace",
        IoFaultCodes.LinkLoop => "follow the links by hand (ls -l) and remove one of them",
        IoFaultCodes.Name => "choose a shorter name of plain characters",
        _ => "look up the system code, check the disk and run again",
    };
}
