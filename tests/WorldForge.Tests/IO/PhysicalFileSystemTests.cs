using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class PhysicalFileSystemTests : FileSystemContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PhysicalFileSystem _files;

    public PhysicalFileSystemTests() => _files = new PhysicalFileSystem(_folder.Path);

    protected override IFileSystem Files => _files;

    protected override void Link(string path, string target) => File.CreateSymbolicLink(_folder[path], target);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Opens_a_folder_through_a_link()
    {
        using var other = new TemporaryFolder();
        File.CreateSymbolicLink(other["way"], _folder.Path);

        var files = new PhysicalFileSystem(other["way"]);

        Assert.Equal(_folder.Path, files.Root);
        Assert.Equal(_folder["a/b"], files.HostPath(At("a/b")));
        Assert.Equal(_folder.Path, files.HostPath(WorkspacePath.Root));
    }

    [Fact]
    public void Refuses_a_root_that_is_not_a_folder()
    {
        var fault = Assert.Throws<WorldForgeException>(() => new PhysicalFileSystem(_folder["none"]));

        Assert.Equal(IoFaultCodes.Missing, fault.Code);
        Assert.Contains("<host-local-path>/none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_mistake_a_sibling_with_the_same_beginning_for_its_own()
    {
        var root = Directory.CreateDirectory(_folder["repo"]).FullName;
        Directory.CreateDirectory(_folder["repository"]);
        File.CreateSymbolicLink(_folder["repo/link"], "../repository");

        var fault = Assert.Throws<WorldForgeException>(() => new PhysicalFileSystem(root).List(At("link")));

        Assert.Equal(IoFaultCodes.Outside, fault.Code);
    }

    [Fact]
    public void Follows_an_absolute_link_that_leads_inside()
    {
        Directory.CreateDirectory(_folder["real"]);
        File.WriteAllText(_folder["real/file"], "x");
        File.CreateSymbolicLink(_folder["link"], _folder["real"]);

        Assert.Equal(["link/file"], _files.List(At("link")).Select(entry => entry.Path.Value));
    }

    [Fact]
    public void Hides_the_temporary_files_of_atomic_writes()
    {
        File.WriteAllText(_folder[TemporaryName.For("report.json")], "half");

        Assert.Empty(_files.ListTree(WorkspacePath.Root));
    }

    [Fact]
    public void Refuses_a_name_that_no_workspace_path_can_have()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        File.WriteAllText(_folder["a\\b"], "x");

        var fault = Assert.Throws<WorldForgeException>(() => _files.List(WorkspacePath.Root));

        Assert.Equal(IoFaultCodes.Name, fault.Code);
    }

    [Fact]
    public async Task Says_when_a_name_is_too_long()
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(async () => await _files.WriteTextAsync(
            At(new string('n', 300)), "x", TestContext.Current.CancellationToken));

        Assert.Equal(IoFaultCodes.Name, fault.Code);
    }
}
