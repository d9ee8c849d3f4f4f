using WorldForge.Processes;

namespace WorldForge.Release.Tests;

/// <summary>A real git repository in a temporary folder, removed with the test.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-test-");

    public string Root => _folder.FullName;

    public static async Task<TemporaryRepository> CreateAsync(params (string Path, string Text)[] files)
    {
        var repository = new TemporaryRepository();
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        foreach (var (path, text) in files)
        {
            repository.Write(path, text);
        }

        return repository;
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public Task CommitAsync() => CommitAllAsync();

    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest
            {
                FileName = "git",
                Arguments = ["-c", "user.name=Test", "-c", "user.email=test@example.test", "-c", "commit.gpgsign=false", .. arguments],
                WorkingDirectory = Root,
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        return result.StandardOutput;
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = false;
        }

        _folder.Delete(recursive: true);
    }

    private async Task CommitAllAsync()
    {
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--message", "state");
    }
}
