namespace WorldForge.Tests.Benchmarking;

/// <summary>One file in a folder of its own that is removed afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content, string name = "file.json")
    {
        Folder = Directory.CreateTempSubdirectory("wf-bench-").FullName;
        Name = name;
        File.WriteAllBytes(Path, System.Text.Encoding.UTF8.GetBytes(content));
    }

    public string Folder { get; }

    public string Name { get; }

    public string Path => System.IO.Path.Join(Folder, Name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
