using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolves_links_in_every_segment()
    {
        Directory.CreateDirectory(_folder["real/deep"]);
        File.WriteAllText(_folder["real/deep/file"], "x");
        File.CreateSymbolicLink(_folder["relative"], "./real//deep/");
        File.CreateSymbolicLink(_folder["absolute"], _folder["real"]);
        File.CreateSymbolicLink(_folder["chain"], "absolute/deep");

        Assert.Equal(_folder["real/deep/file"], RealPath.Resolve(_folder["relative/file"]));
        Assert.Equal(_folder["real/deep/file"], RealPath.Resolve(_folder["absolute/deep/file"]));
        Assert.Equal(_folder["real/deep/file"], RealPath.Resolve(_folder["chain/file"]));
        Assert.Equal(_folder["real/deep"], RealPath.Resolve(_folder["chain/"]));
    }

    [Fact]
    public void Leaves_the_folder_that_a_link_led_to_on_two_dots()
    {
        Directory.CreateDirectory(_folder["real/deep"]);
        File.CreateSymbolicLink(_folder["link"], "real/deep");

        Assert.Equal(_folder["real"], RealPath.Resolve(_folder["link/.."]));
        Assert.Equal(_folder["real/x"], RealPath.Resolve(_folder["link/.././x"]));
    }

    [Fact]
    public void Keeps_what_does_not_exist_also_behind_a_dangling_link()
    {
        File.CreateSymbolicLink(_folder["dangling"], "none/there");

        Assert.Equal(_folder["a/b"], RealPath.Resolve(_folder["a/b"]));
        Assert.Equal(_folder["none/there/x"], RealPath.Resolve(_folder["dangling/x"]));
    }

    [Fact]
    public void Detects_a_circle()
    {
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");

        var fault = Assert.Throws<WorldForgeException>(() => RealPath.Resolve(_folder["a/x"]));

        Assert.Equal(IoFaultCodes.LinkLoop, fault.Code);
        Assert.Contains("<host-local-path>/x", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_relative_path_from_the_current_folder()
    {
        Assert.Equal(RealPath.Resolve(Environment.CurrentDirectory), RealPath.Resolve("."));
        Assert.Equal(RealPath.Resolve(Path.Join(Environment.CurrentDirectory, "x")), RealPath.Resolve("x"));
    }

    [Fact]
    public void Stays_at_the_top()
    {
        var top = Path.GetPathRoot(_folder.Path)!;

        Assert.Equal(top, RealPath.Resolve(top));
        Assert.Equal(Path.Join(top, "x"), RealPath.Resolve(Path.Join(top, "..", "..", "x")));
        Assert.True(RealPath.IsInside(top, _folder.Path));
    }

    [Fact]
    public void Tells_inside_from_outside()
    {
        Directory.CreateDirectory(_folder["repo/sub"]);
        Directory.CreateDirectory(_folder["repository"]);
        File.CreateSymbolicLink(_folder["repo/out"], "../repository");
        File.CreateSymbolicLink(_folder["alias"], "repo");

        Assert.True(RealPath.IsInside(_folder["repo"], _folder["repo"]));
        Assert.True(RealPath.IsInside(_folder["repo"], _folder["repo/none/x"]));
        Assert.True(RealPath.IsInside(_folder["alias"], _folder["repo/sub"]));
        Assert.True(RealPath.IsInside(_folder["repo"], _folder["alias/sub"]));
        Assert.False(RealPath.IsInside(_folder["repo"], _folder["repository"]));
        Assert.False(RealPath.IsInside(_folder["repo"], _folder["repo/out/x"]));
        Assert.False(RealPath.IsInside(_folder["repo"], _folder["repo/../x"]));
    }

    [Fact]
    public void Agrees_with_the_system()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/realpath"), "Needs the realpath tool.");
        Directory.CreateDirectory(_folder["a/b/c"]);
        File.CreateSymbolicLink(_folder["a/l1"], "b/../b/c");
        File.CreateSymbolicLink(_folder["a/b/l2"], "../l1/..");
        File.CreateSymbolicLink(_folder["l3"], "a/b/l2/l2");
        string[] paths = [_folder["l3/c/.."], _folder["a/l1/../../none/../x"], _folder["a/b/l2/./l2"]];

        Assert.All(paths, path => Assert.Equal(SystemRealPath(path), RealPath.Resolve(path)));
    }

    private static string SystemRealPath(string path)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("/usr/bin/realpath", ["-m", path]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().TrimEnd('\n');
    }
}
