namespace Build.Engine;

/// <summary>Lets one build at a time run in a clone; the system lets go of it when the process ends in any way.</summary>
internal static class BuildLock
{
    private const string Triage = "wait for the other build, or stop it; the lock goes with its process";

    /// <exception cref="BuildException">Another build holds the lock, or the folder cannot be written.</exception>
    public static IDisposable Take(string root)
    {
        string folder = Path.Combine(root, ".worldforge");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, "build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new BuildException("the folder .worldforge of this clone cannot be written", "check the owner and the permissions of the clone", denied);
        }
        catch (IOException busy) when (IsHeld(busy))
        {
            throw new BuildException("another build is running in this clone", Triage, busy);
        }
        catch (IOException failed)
        {
            throw new BuildException("the folder .worldforge of this clone cannot be written", "check that the disk is writable and has space", failed);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
