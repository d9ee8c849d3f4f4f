using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class HostPathDisplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_a_path_inside_the_root_relative_to_it()
    {
        Directory.CreateDirectory(_folder["repo/evidence"]);
        File.CreateSymbolicLink(_folder["alias"], "repo");

        Assert.Equal("evidence/run.json", HostPathDisplay.Display(_folder["repo/evidence/run.json"], _folder["repo"]));
        Assert.Equal("evidence/run.json", HostPathDisplay.Display(_folder["alias/evidence/../evidence/run.json"], _folder["repo"]));
        Assert.Equal("evidence/run.json", HostPathDisplay.Display(_folder["repo/evidence/run.json"], _folder["alias/"]));
        Assert.Equal(".", HostPathDisplay.Display(_folder["repo"], _folder["repo"]));
    }

    [Fact]
    public void Shows_the_name_alone_of_anything_else()
    {
        Directory.CreateDirectory(_folder["repo"]);
        Directory.CreateDirectory(_folder["repository"]);
        File.CreateSymbolicLink(_folder["repo/out"], "../repository");

        Assert.Equal("<host-local-path>/draft.md", HostPathDisplay.Display(_folder["draft.md"], _folder["repo"]));
        Assert.Equal("<host-local-path>/x", HostPathDisplay.Display(_folder["repository/x"], _folder["repo"]));
        Assert.Equal("<host-local-path>/x", HostPathDisplay.Display(_folder["repo/out/x"], _folder["repo"]));
        Assert.Equal("<host-local-path>/folder", HostPathDisplay.Display("/somewhere/folder/", _folder["repo"]));
        Assert.Equal("<host-local-path>", HostPathDisplay.Display("/", _folder["repo"]));
        Assert.Equal("<host-local-path>", HostPathDisplay.Display(_folder["repo/.."], _folder["repo"]));
    }

    [Fact]
    public void Shows_the_name_alone_of_links_in_a_circle()
    {
        File.CreateSymbolicLink(_folder["a"], "a");

        Assert.Equal("<host-local-path>/a", HostPathDisplay.Display(_folder["a"], _folder.Path));
    }

    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("/x/y", "<host-local-path>/y")]
    [InlineData("../x/y", "<host-local-path>/y")]
    [InlineData("..", "<host-local-path>")]
    [InlineData("", "<host-local-path>")]
    public void Without_a_root_only_a_path_below_the_current_folder_is_shown(string path, string shown) =>
        Assert.Equal(shown, HostPathDisplay.Short(path));
}
