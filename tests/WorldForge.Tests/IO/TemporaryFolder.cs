using WorldForge.IO;

namespace WorldForge.Tests.IO;

/// <summary>A host folder of one test, removed with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = RealPath.Resolve(Directory.CreateTempSubdirectory("wf-io-").FullName);

    public string Path { get; }

    public string this[string relative] => System.IO.Path.Join(Path, relative);

    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!];

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Delete(Path, recursive: true);
    }
}
