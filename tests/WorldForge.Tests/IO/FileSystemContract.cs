using System.Text;
using WorldForge.IO;

namespace WorldForge.Tests.IO;

/// <summary>What every <see cref="IFileSystem"/> must do; one derived class for each.</summary>
public abstract class FileSystemContract
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IFileSystem Files { get; }

    protected abstract void Link(string path, string target);

    [Fact]
    public async Task Writes_reads_and_replaces_a_file_with_its_parents()
    {
        await Files.WriteTextAsync(At("a/b/c.txt"), "one", Cancel);
        await Files.WriteTextAsync(At("a/b/c.txt"), "two ü", Cancel);

        Assert.Equal("two ü", await Files.ReadTextAsync(At("a/b/c.txt"), Cancel));
        Assert.Equal(new FileEntry(At("a/b/c.txt"), EntryKind.File, 6), Files.Find(At("a/b/c.txt")));
        Assert.True(Files.FileExists(At("a/b/c.txt")));
        Assert.True(Files.DirectoryExists(At("a/b")));
        Assert.Equal(["a", "a/b", "a/b/c.txt"], Tree());
    }

    [Fact]
    public async Task Reads_text_without_its_byte_order_mark()
    {
        await Files.WriteAsync(At("bom.txt"), new byte[] { 0xEF, 0xBB, 0xBF, (byte)'x' }, Cancel);

        Assert.Equal("x", await Files.ReadTextAsync(At("bom.txt"), Cancel));
    }

    [Fact]
    public async Task Refuses_text_that_is_not_utf8()
    {
        await Files.WriteAsync(At("bad.txt"), new byte[] { 0xFF }, Cancel);

        await Assert.ThrowsAsync<DecoderFallbackException>(async () => await Files.ReadTextAsync(At("bad.txt"), Cancel));
    }

    [Fact]
    public void Finds_nothing_where_nothing_stands()
    {
        Assert.Null(Files.Find(At("no/such")));
        Assert.False(Files.FileExists(At("no")));
        Assert.False(Files.DirectoryExists(At("no")));
        Assert.False(Files.Delete(At("no/such")));
        Assert.False(Files.DeleteTree(At("no/such")));
        Assert.Equal(EntryKind.Directory, Files.Find(WorkspacePath.Root)?.Kind);
    }

    [Fact]
    public void Says_what_is_missing()
    {
        Refused(IoFaultCodes.Missing, () => Files.OpenRead(At("no/such")));
        Refused(IoFaultCodes.Missing, () => Files.List(At("no")));
        Refused(IoFaultCodes.Missing, () => Files.ListTree(At("no")));
    }

    [Fact]
    public async Task Lists_in_ordinal_order_with_hidden_entries()
    {
        foreach (var name in new[] { "b.txt", "a/z", "a-b", "B", ".hidden", "a/y/x" })
        {
            await Files.WriteTextAsync(At(name), name, Cancel);
        }

        Assert.Equal([".hidden", "B", "a", "a-b", "b.txt"], Files.List(WorkspacePath.Root).Select(entry => entry.Path.Value));
        Assert.Equal(["a/y", "a/z"], Files.List(At("a")).Select(entry => entry.Path.Value));
        Assert.Equal([".hidden", "B", "a", "a-b", "a/y", "a/y/x", "a/z", "b.txt"], Tree());
        Assert.Equal(["a/y", "a/y/x", "a/z"], Files.ListTree(At("a")).Select(entry => entry.Path.Value));
    }

    [Fact]
    public async Task Appends_whole_lines()
    {
        await Files.AppendLineAsync(At("log/events.jsonl"), "one", Cancel);
        await Files.AppendLineAsync(At("log/events.jsonl"), "", Cancel);
        await Files.AppendLineAsync(At("log/events.jsonl"), "ü", Cancel);

        Assert.Equal("one\n\nü\n", await Files.ReadTextAsync(At("log/events.jsonl"), Cancel));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r")]
    public async Task Refuses_to_append_more_than_one_line(string line)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Files.AppendLineAsync(At("log"), line, Cancel));

        Assert.Empty(Tree());
    }

    [Fact]
    public async Task Refuses_a_file_in_the_place_of_a_folder_and_the_reverse()
    {
        await Files.WriteTextAsync(At("file"), "x", Cancel);
        Files.CreateDirectory(At("folder"));

        Refused(IoFaultCodes.WrongKind, () => Files.CreateDirectory(At("file")));
        Refused(IoFaultCodes.WrongKind, () => Files.List(At("file")));
        Refused(IoFaultCodes.WrongKind, () => Files.ListTree(At("file")));
        Refused(IoFaultCodes.WrongKind, () => Files.OpenRead(At("folder")));
        Refused(IoFaultCodes.WrongKind, () => Files.Delete(At("folder")));
        Refused(IoFaultCodes.WrongKind, () => Files.DeleteTree(At("file")));
        Refused(IoFaultCodes.WrongKind, () => Files.DeleteTree(WorkspacePath.Root));
        await RefusedAsync(IoFaultCodes.WrongKind, () => Files.WriteTextAsync(At("folder"), "x", Cancel));
        await RefusedAsync(IoFaultCodes.WrongKind, () => Files.WriteTextAsync(WorkspacePath.Root, "x", Cancel));
        await RefusedAsync(IoFaultCodes.WrongKind, () => Files.AppendLineAsync(At("folder"), "x", Cancel));
        await RefusedAsync(IoFaultCodes.WrongKind, () => Files.WriteTextAsync(At("file/below"), "x", Cancel));
        Assert.Equal(["file", "folder"], Tree());
    }

    [Fact]
    public async Task Deletes_files_and_trees()
    {
        await Files.WriteTextAsync(At("a/b/c"), "x", Cancel);
        await Files.WriteTextAsync(At("ab"), "x", Cancel);

        Assert.True(Files.Delete(At("a/b/c")));
        Assert.True(Files.DeleteTree(At("a")));
        Assert.Equal(["ab"], Tree());
    }

    [Fact]
    public async Task Creates_folders_once()
    {
        Files.CreateDirectory(At("a/b"));
        Files.CreateDirectory(At("a/b"));
        Files.CreateDirectory(WorkspacePath.Root);
        await Files.WriteTextAsync(At("a/b/c"), "x", Cancel);
        Files.CreateDirectory(At("a/b"));

        Assert.Equal(["a", "a/b", "a/b/c"], Tree());
    }

    [Fact]
    public async Task Does_nothing_when_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Files.WriteTextAsync(At("a"), "x", cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Files.AppendLineAsync(At("a"), "x", cancelled.Token));
        Assert.Empty(Tree());
    }

    [Fact]
    public async Task Reports_links_and_does_not_follow_them_in_listings()
    {
        await Files.WriteTextAsync(At("real/file"), "x", Cancel);
        Link("real/up", "..");
        Link("there", "real");
        Link("dangling", "nowhere");

        Assert.Equal(["dangling", "real", "real/file", "real/up", "there"], Tree());
        Assert.Equal(new FileEntry(At("there"), EntryKind.Link, null), Files.Find(At("there")));
        Assert.Equal(EntryKind.Link, Files.Find(At("dangling"))?.Kind);
        Assert.False(Files.DirectoryExists(At("there")));
    }

    [Fact]
    public async Task Follows_links_that_stay_inside()
    {
        await Files.WriteTextAsync(At("real/deep/file"), "x", Cancel);
        Link("there", "real/deep");
        Link("real/up", "../real/./deep/../deep");
        Link("direct", "there/file");

        Assert.Equal("x", await Files.ReadTextAsync(At("there/file"), Cancel));
        Assert.Equal("x", await Files.ReadTextAsync(At("real/up/file"), Cancel));
        Assert.Equal("x", await Files.ReadTextAsync(At("direct"), Cancel));
        Assert.Equal(["there/file"], Files.List(At("there")).Select(entry => entry.Path.Value));
        Assert.Equal(new FileEntry(At("there/file"), EntryKind.File, 1), Files.Find(At("there/file")));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("sub/../../other")]
    [InlineData("/")]
    [InlineData("/etc")]
    public async Task Refuses_every_way_out_through_a_link(string target)
    {
        Files.CreateDirectory(At("sub"));
        Link("out", target);

        Refused(IoFaultCodes.Outside, () => Files.Find(At("out/passwd")));
        Refused(IoFaultCodes.Outside, () => Files.OpenRead(At("out/passwd")));
        Refused(IoFaultCodes.Outside, () => Files.OpenRead(At("out")));
        Refused(IoFaultCodes.Outside, () => Files.List(At("out")));
        Refused(IoFaultCodes.Outside, () => Files.Delete(At("out/passwd")));
        Refused(IoFaultCodes.Outside, () => Files.DeleteTree(At("out/x")));
        Refused(IoFaultCodes.Outside, () => Files.CreateDirectory(At("out/x")));
        await RefusedAsync(IoFaultCodes.Outside, () => Files.WriteTextAsync(At("out/x/y"), "x", Cancel));
        await RefusedAsync(IoFaultCodes.Outside, () => Files.AppendLineAsync(At("out"), "x", Cancel));
    }

    [Fact]
    public async Task Refuses_links_in_a_circle()
    {
        Link("a", "b");
        Link("b", "a");
        Link("self", "self/self");

        Refused(IoFaultCodes.LinkLoop, () => Files.OpenRead(At("a")));
        Refused(IoFaultCodes.LinkLoop, () => Files.List(At("self")));
        await RefusedAsync(IoFaultCodes.LinkLoop, () => Files.WriteTextAsync(At("a/x"), "x", Cancel));
        Assert.Equal(["a", "b", "self"], Tree());
    }

    [Fact]
    public async Task Replaces_and_removes_a_link_itself()
    {
        await Files.WriteTextAsync(At("real"), "kept", Cancel);
        Link("written", "real");
        Link("removed", "real");

        await Files.WriteTextAsync(At("written"), "new", Cancel);

        Assert.True(Files.Delete(At("removed")));
        Assert.Equal("kept", await Files.ReadTextAsync(At("real"), Cancel));
        Assert.True(Files.FileExists(At("written")));
        Assert.Equal(["real", "written"], Tree());
    }

    [Fact]
    public async Task Appends_through_a_link_inside()
    {
        await Files.AppendLineAsync(At("real/log"), "one", Cancel);
        Link("log", "real/log");

        await Files.AppendLineAsync(At("log"), "two", Cancel);

        Assert.Equal("one\ntwo\n", await Files.ReadTextAsync(At("real/log"), Cancel));
        Assert.Equal(EntryKind.Link, Files.Find(At("log"))?.Kind);
    }

    [Fact]
    public async Task Removes_a_tree_without_what_its_links_lead_to()
    {
        await Files.WriteTextAsync(At("kept/file"), "x", Cancel);
        Files.CreateDirectory(At("tree"));
        Link("tree/link", "../kept");

        Files.DeleteTree(At("tree"));

        Assert.Equal(["kept", "kept/file"], Tree());
    }

    protected static WorkspacePath At(string path) => WorkspacePath.Parse(path);

    private string[] Tree() => [.. Files.ListTree(WorkspacePath.Root).Select(entry => entry.Path.Value)];

    private static void Refused(string code, Action action) => Safe(code, Assert.Throws<WorldForgeException>(action));

    private static void Refused<T>(string code, Func<T> action) => Refused(code, () => { _ = action(); });

    private static async Task RefusedAsync(string code, Func<ValueTask> action) =>
        Safe(code, await Assert.ThrowsAsync<WorldForgeException>(async () => await action()));

    private static void Safe(string code, WorldForgeException fault)
    {
        Assert.Equal(code, fault.Code);
        Assert.Contains("First triage:", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), fault.Message, StringComparison.Ordinal);
    }
}
