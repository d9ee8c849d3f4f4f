using WorldForge.IO;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Testing;

public sealed class InMemoryFileSystemTests : FileSystemContract
{
    private readonly InMemoryFileSystem _files = new();

    protected override IFileSystem Files => _files;

    protected override void Link(string path, string target) => _files.WithLink(path, target);

    [Fact]
    public async Task Is_filled_in_one_expression()
    {
        var files = new InMemoryFileSystem().With("a/b", "text").With("c", [1, 2]).WithLink("d", "c");

        Assert.Equal("text", await files.ReadTextAsync(At("a/b"), TestContext.Current.CancellationToken));
        Assert.Equal([1, 2], await files.ReadBytesAsync(At("d"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keeps_its_own_copy_of_what_is_written()
    {
        byte[] content = [1, 2, 3];
        await _files.WriteAsync(At("a"), content, TestContext.Current.CancellationToken);

        content[0] = 9;
        var read = await _files.ReadBytesAsync(At("a"), TestContext.Current.CancellationToken);
        read[1] = 9;

        Assert.Equal([1, 2, 3], await _files.ReadBytesAsync(At("a"), TestContext.Current.CancellationToken));
    }
}
