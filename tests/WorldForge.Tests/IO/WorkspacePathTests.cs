using FsCheck;
using FsCheck.Fluent;
using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class WorkspacePathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/b.txt")]
    [InlineData(".hidden/..name/x..")]
    [InlineData("naïve/日本/😀")]
    [InlineData("a b/c:d")]
    public void Keeps_the_text_of_a_valid_path(string text)
    {
        var path = WorkspacePath.Parse(text);

        Assert.Equal(text, path.Value);
        Assert.Equal(text, path.ToString());
        Assert.False(path.IsRoot);
        Assert.Equal(text.Split('/'), path.Segments);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("/a", "relative")]
    [InlineData("C:/a", "drive")]
    [InlineData("c:a", "drive")]
    [InlineData("a\\b", "backslash")]
    [InlineData("a//b", "empty segment")]
    [InlineData("a/", "empty segment")]
    [InlineData("a/./b", "'.'")]
    [InlineData("../a", "'..'")]
    [InlineData("a/..", "'..'")]
    [InlineData("a\nb", "control")]
    [InlineData("a\0", "control")]
    public void Refuses_what_is_not_a_portable_path_inside(string text, string rule)
    {
        var error = Assert.Throws<FormatException>(() => WorkspacePath.Parse(text));

        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.False(WorkspacePath.TryParse(text, out var path));
        Assert.True(path.IsRoot);
    }

    [Fact]
    public void Refuses_null_and_lone_surrogates()
    {
        Assert.False(WorkspacePath.TryParse(null, out _));
        Assert.False(WorkspacePath.TryParse("a\ud800", out _));
        Assert.False(WorkspacePath.TryParse("\udc00b", out _));
    }

    [Fact]
    public void Names_the_root_with_a_dot()
    {
        Assert.Equal(WorkspacePath.Root, WorkspacePath.Parse("."));
        Assert.Equal(default, WorkspacePath.Root);
        Assert.Equal(".", WorkspacePath.Root.Value);
        Assert.Equal(".", WorkspacePath.Root.Name);
        Assert.Equal(WorkspacePath.Root, WorkspacePath.Root.Parent);
        Assert.Empty(WorkspacePath.Root.Segments);
    }

    [Fact]
    public void Takes_apart_and_combines()
    {
        var path = WorkspacePath.Parse("a/b/c.json");

        Assert.Equal("c.json", path.Name);
        Assert.Equal("a/b", path.Parent.Value);
        Assert.Equal(WorkspacePath.Root, path.Parent.Parent.Parent);
        Assert.Equal(path, WorkspacePath.Parse("a").Combine("b/c.json"));
        Assert.Equal(path, WorkspacePath.Root.Combine(path));
        Assert.Equal(path, path.Combine(WorkspacePath.Root));
        Assert.Throws<FormatException>(() => path.Combine("../x"));
    }

    [Fact]
    public void Knows_what_lies_within_a_folder()
    {
        var folder = WorkspacePath.Parse("repo");

        Assert.True(folder.IsWithin(folder));
        Assert.True(folder.IsWithin(WorkspacePath.Root));
        Assert.True(WorkspacePath.Parse("repo/x").IsWithin(folder));
        Assert.False(WorkspacePath.Parse("repository").IsWithin(folder));
        Assert.False(WorkspacePath.Root.IsWithin(folder));
    }

    [Fact]
    public void Orders_ordinally()
    {
        WorkspacePath[] paths = [WorkspacePath.Parse("b"), WorkspacePath.Parse("a/b"), WorkspacePath.Parse("B"), WorkspacePath.Parse("a-b")];

        Assert.Equal(["B", "a-b", "a/b", "b"], paths.Order().Select(path => path.Value));
        Assert.True(paths[1] < paths[0] && paths[1] <= paths[0] && paths[0] > paths[1] && paths[0] >= paths[1]);
    }

    [Fact]
    public void Parsing_never_throws_and_what_it_accepts_stays_inside()
    {
        var folder = Path.GetFullPath("/work-space");

        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithReplay(20260101, 3).WithMaxTest(2000),
            Prop.ForAll<string?>(text => !WorkspacePath.TryParse(text, out var path)
                || (path.Value == text && Path.GetFullPath(Path.Join(folder, path.Value)).StartsWith(folder, StringComparison.Ordinal))));
    }
}
