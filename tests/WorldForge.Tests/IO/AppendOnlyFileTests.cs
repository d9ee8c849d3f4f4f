using WorldForge.IO;

namespace WorldForge.Tests.IO;

public sealed class AppendOnlyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keeps_the_lines_of_several_processes_and_threads_whole_and_in_order()
    {
        var log = _folder["events.jsonl"];
        string[] children = ["alpha", "beta", "gamma"];
        var processes = children.Select(name => ChildProcess.Start(ChildWork.Append, log, name)).ToArray();
        var threads = Task.WhenAll(new[] { "delta", "epsilon" }.Select(name => Task.Run(
            () =>
            {
                for (var i = 0; i < ChildWork.Lines; i++)
                {
                    AppendOnlyFile.AppendLine(log, ChildWork.Line(name, i));
                }
            },
            Cancel)));
        await Task.WhenAll([threads, .. processes.Select(process => process.PassedAsync(Cancel))]);
        Array.ForEach(processes, process => process.Dispose());

        var text = await File.ReadAllTextAsync(log, Cancel);

        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(5 * ChildWork.Lines, lines.Length);
        foreach (var name in children.Append("delta").Append("epsilon"))
        {
            Assert.Equal(
                Enumerable.Range(0, ChildWork.Lines).Select(number => ChildWork.Line(name, number)),
                lines.Where(line => line.StartsWith($"{{\"writer\":\"{name}\"", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Keeps_lines_whole_where_writers_take_turns()
    {
        await Task.WhenAll(new[] { "a", "b", "c" }.Select(name => Task.Run(
            () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    AppendWrite.InTurns(_folder["log"], System.Text.Encoding.UTF8.GetBytes(name + name + "\n"));
                }
            },
            Cancel)));

        var lines = await File.ReadAllLinesAsync(_folder["log"], Cancel);

        Assert.Equal(300, lines.Length);
        Assert.All(lines, line => Assert.Contains(line, new[] { "aa", "bb", "cc" }));
    }

    [Fact]
    public void Goes_on_while_a_reader_has_the_file_open()
    {
        AppendOnlyFile.AppendLine(_folder["log"], "one");
        using var reader = new FileStream(_folder["log"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

        AppendOnlyFile.AppendLine(_folder["log"], "two");

        Assert.Equal("one\ntwo\n", new StreamReader(reader).ReadToEnd());
    }

    [Fact]
    public void Says_why_a_line_cannot_be_written()
    {
        var missing = Assert.Throws<WorldForgeException>(() => AppendOnlyFile.AppendLine(_folder["none/log"], "x"));
        var folder = Assert.Throws<WorldForgeException>(() => AppendOnlyFile.AppendLine(_folder.Path, "x"));

        Assert.Equal(IoFaultCodes.Missing, missing.Code);
        Assert.StartsWith("Cannot append to <host-local-path>/log: ", missing.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Code, new[] { IoFaultCodes.WrongKind, IoFaultCodes.Denied });
    }

    [Fact]
    public void Refuses_more_than_one_line()
    {
        Assert.Throws<ArgumentException>(() => AppendOnlyFile.AppendLine(_folder["log"], "a\nb"));
        Assert.Throws<ArgumentNullException>(() => AppendOnlyFile.AppendLine(_folder["log"], null!));
        Assert.Empty(_folder.Names);
    }
}
