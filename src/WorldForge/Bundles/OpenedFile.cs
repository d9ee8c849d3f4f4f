using Microsoft.Win32.SafeHandles;

namespace WorldForge.Bundles;

/// <summary>A regular file that is open for reading.</summary>
/// <param name="handle">Its handle.</param>
/// <param name="stream">The stream that owns the handle, when there is one.</param>
internal sealed class OpenedFile(SafeFileHandle handle, FileStream? stream = null) : IDisposable
{
    public SafeFileHandle Handle => handle;

    public long Length => RandomAccess.GetLength(handle);

    public void Dispose()
    {
        stream?.Dispose();
        handle.Dispose();
    }
}
