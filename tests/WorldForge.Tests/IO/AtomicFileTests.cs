using System.Runtime.Versioning;
using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Creates_and_replaces_and_leaves_nothing_else()
    {
        await AtomicFile.WriteTextAsync(_folder["a.json"], "one\n", Cancel);
        Assert.Equal("one\n", File.ReadAllText(_folder["a.json"]));

        await AtomicFile.WriteAsync(_folder["a.json"], "two"u8.ToArray(), Cancel);
        Assert.Equal("two", File.ReadAllText(_folder["a.json"]));

        AtomicFile.WriteText(_folder["a.json"], "ü");
        Assert.Equal([0xC3, 0xBC], File.ReadAllBytes(_folder["a.json"]));

        AtomicFile.Write(_folder["a.json"], []);
        Assert.Equal(0, new FileInfo(_folder["a.json"]).Length);
        Assert.Equal(["a.json"], _folder.Names);
    }

    [Fact]
    public async Task Takes_what_a_writer_puts_into_its_stream()
    {
        await AtomicFile.WriteAsync(_folder["a"], async (stream, cancel) =>
        {
            Assert.True(stream.CanWrite);
            Assert.False(stream.CanRead || stream.CanSeek);
            stream.Write("a"u8);
            stream.Write([(byte)'b'], 0, 1);
            await stream.WriteAsync("c"u8.ToArray(), cancel);
            await stream.WriteAsync("d"u8.ToArray(), cancel);
            await stream.FlushAsync(cancel);
            Assert.Equal(4, stream.Length);
            Assert.Equal(4, stream.Position);
            Assert.Throws<NotSupportedException>(() => stream.Position = 0);
            Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
            Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
            Assert.Throws<NotSupportedException>(() => stream.ReadByte());
        }, Cancel);

        Assert.Equal("abcd", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public async Task Keeps_the_old_content_and_no_remains_when_the_writer_fails()
    {
        AtomicFile.WriteText(_folder["a"], "old");

        await Assert.ThrowsAsync<InvalidDataException>(() => AtomicFile.WriteAsync(_folder["a"], (stream, _) =>
        {
            stream.Write("half"u8);
            throw new InvalidDataException("The input ended early.");
        }, Cancel));

        Assert.Equal("old", File.ReadAllText(_folder["a"]));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public async Task Keeps_the_old_content_and_no_remains_when_cancelled_half_way()
    {
        AtomicFile.WriteText(_folder["a"], "old");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(_folder["a"], async (stream, cancel) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), cancel);
            await stop.CancelAsync();
        }, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteTextAsync(_folder["a"], "new", stop.Token));

        Assert.Equal("old", File.ReadAllText(_folder["a"]));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public void Replaces_a_link_and_leaves_alone_what_it_leads_to()
    {
        File.WriteAllText(_folder["real"], "kept");
        File.CreateSymbolicLink(_folder["link"], "real");
        File.CreateSymbolicLink(_folder["dangling"], "none");
        Directory.CreateDirectory(_folder["folder"]);
        File.CreateSymbolicLink(_folder["to-folder"], "folder");

        AtomicFile.WriteText(_folder["link"], "new");
        AtomicFile.WriteText(_folder["dangling"], "new");
        AtomicFile.WriteText(_folder["to-folder"], "new");

        Assert.Equal("kept", File.ReadAllText(_folder["real"]));
        Assert.False(File.Exists(_folder["none"]));
        Assert.Empty(Directory.GetFiles(_folder["folder"]));
        Assert.All(["link", "dangling", "to-folder"], name =>
        {
            Assert.Null(new FileInfo(_folder[name]).LinkTarget);
            Assert.Equal("new", File.ReadAllText(_folder[name]));
        });
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)]
    [UnsupportedOSPlatform("windows")]
    public void Keeps_the_permissions_of_what_it_replaces(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        File.WriteAllText(_folder["a"], "old");
        File.SetUnixFileMode(_folder["a"], mode);

        AtomicFile.WriteText(_folder["a"], "new");

        Assert.Equal(mode, File.GetUnixFileMode(_folder["a"]));
    }

    [Fact]
    public void Says_in_one_error_what_is_wrong_without_the_folders_of_the_machine()
    {
        Directory.CreateDirectory(_folder["folder"]);

        Refused(IoFaultCodes.Missing, _folder["none/a.json"], "<host-local-path>/a.json");
        Refused(IoFaultCodes.WrongKind, _folder["folder"], "<host-local-path>/folder");
        Refused(IoFaultCodes.WrongKind, _folder["folder/"], "<host-local-path>/folder");
        Refused(IoFaultCodes.Missing, "no-such-folder/a.json", "no-such-folder/a.json");
        Assert.Equal(["folder"], _folder.Names);
    }

    [Fact]
    public void Says_when_access_is_denied()
    {
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "Needs a folder that nobody may write to.");

        Refused(IoFaultCodes.Denied, "/sys/kernel/wf.json", "<host-local-path>/wf.json");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Says_when_the_folder_is_read_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "This account may write everywhere.");
        File.WriteAllText(_folder["a"], "old");
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Refused(IoFaultCodes.Denied, _folder["a"], "<host-local-path>/a");

        Assert.Equal("old", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public async Task Shows_readers_only_whole_contents_under_concurrent_writers()
    {
        byte[][] payloads = [ChildWork.Payload(first: true), ChildWork.Payload(first: false)];
        AtomicFile.Write(_folder["a"], payloads[0]);
        using var done = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        var reader = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    AssertWhole(File.ReadAllBytes(_folder["a"]));
                    reading.TrySetResult();
                }
            },
            Cancel);
        await reading.Task;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 15; i++)
                {
                    await AtomicFile.WriteAsync(_folder["a"], payloads[(writer + i) % 2], Cancel);
                }
            },
            Cancel)));
        await done.CancelAsync();

        await reader;
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public async Task Shows_readers_only_whole_contents_under_writers_in_other_processes()
    {
        using var first = ChildProcess.Start(ChildWork.WriteOften, _folder["a"]);
        using var second = ChildProcess.Start(ChildWork.WriteOften, _folder["a"]);
        var both = Task.WhenAll(first.PassedAsync(Cancel), second.PassedAsync(Cancel));
        while (!both.IsCompleted)
        {
            if (File.Exists(_folder["a"]))
            {
                AssertWhole(await File.ReadAllBytesAsync(_folder["a"], Cancel));
            }

            await Task.Yield();
        }

        await both;
        AssertWhole(await File.ReadAllBytesAsync(_folder["a"], Cancel));
        Assert.Equal(["a"], _folder.Names);
    }

    internal static void AssertWhole(byte[] content)
    {
        var expected = ChildWork.Payload(content.Length > 0 && content[0] == (byte)'a');
        Assert.True(content.AsSpan().SequenceEqual(expected), $"A torn file of {content.Length} bytes.");
    }

    private static void Refused(string code, string path, string shown)
    {
        var fault = Assert.Throws<WorldForgeException>(() => AtomicFile.WriteText(path, "x"));

        Assert.Equal(code, fault.Code);
        Assert.StartsWith($"Cannot write {shown}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("First triage:", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
