using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>
/// Opens the files of one folder for reading and never anything else: no link on the way, no pipe, no device, nothing outside. On
/// Linux the kernel itself holds the path inside the folder; elsewhere the path is resolved and compared.
/// </summary>
internal sealed class SourceFolder : IDisposable
{
    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int NoDevice = 6;
    private const int CrossesDevice = 18;
    private const int NotAFolder = 20;
    private const int NoSystemCall = 38;
    private const int Link = 40;

    private readonly SafeFileHandle? _folder;

    public SourceFolder(string path)
    {
        Root = RealPath.Resolve(path);
        _folder = OperatingSystem.IsLinux() ? ContainedOpen.Folder(Root) : null;
    }

    /// <summary>The folder without links.</summary>
    public string Root { get; }

    /// <summary>Opens a regular file.</summary>
    /// <param name="relative">Its place in the folder, with <c>/</c>.</param>
    /// <param name="problem">Why there is no file, one of <see cref="BundleReasons"/>.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The handle belongs to the returned file.")]
    public OpenedFile? TryOpen(string relative, out string? problem)
    {
        if (_folder is null)
        {
            return TryOpenByPath(relative, out problem);
        }

        SafeFileHandle? opened = ContainedOpen.File(_folder, relative, out int error);
        if (opened is null)
        {
            problem = error switch
            {
                NoEntry or NotAFolder => BundleReasons.Gone,
                Link or CrossesDevice => BundleReasons.OutsideRun,
                NoDevice => BundleReasons.NotAFile,
                _ => BundleReasons.Unreadable,
            };
            return error is NoSystemCall or NotPermitted ? TryOpenByPath(relative, out problem) : null;
        }

        if (LinuxStatus.TryRead(opened, out LinuxStatus status) && status.IsRegularFile)
        {
            problem = null;
            return new OpenedFile(opened);
        }

        opened.Dispose();
        problem = BundleReasons.NotAFile;
        return null;
    }

    public void Dispose() => _folder?.Dispose();

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream belongs to the returned file.")]
    private OpenedFile? TryOpenByPath(string relative, out string? problem)
    {
        try
        {
            string path = Path.Join(Root, relative);
            problem = RealPath.IsBelowResolved(Root, RealPath.Resolve(path)) ? null : BundleReasons.OutsideRun;
            FileStream? stream = problem is null ? PlainFile.Open(path, relative) : null;
            return stream is null ? null : new OpenedFile(stream.SafeFileHandle, stream);
        }
        catch (WorldForgeException fault)
        {
            problem = fault.Code switch
            {
                IoFaultCodes.Missing => BundleReasons.Gone,
                IoFaultCodes.WrongKind => BundleReasons.NotAFile,
                IoFaultCodes.LinkLoop => BundleReasons.LinkLoop,
                _ => BundleReasons.Unreadable,
            };
            return null;
        }
    }
}
