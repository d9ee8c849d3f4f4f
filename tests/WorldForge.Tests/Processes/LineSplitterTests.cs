using WorldForge.Processes;

namespace WorldForge.Tests.Processes;

public sealed class LineSplitterTests
{
    private readonly List<string> _lines = [];
    private readonly LineSplitter _splitter;

    public LineSplitterTests() => _splitter = new LineSplitter(_lines.Add);

    [Fact]
    public void Cuts_lines_across_pieces()
    {
        foreach (var piece in new[] { "on", "e\ntwo\r", "\n\nthr", "ee" })
        {
            _splitter.Append(piece);
        }

        Assert.Equal(["one", "two", ""], _lines);
        _splitter.Complete();
        _splitter.Complete();
        Assert.Equal(["one", "two", "", "three"], _lines);
    }

    [Fact]
    public void Hands_on_a_long_line_in_pieces()
    {
        _splitter.Append(new string('x', LineSplitter.LongestLine * 2 + 5));
        _splitter.Append("\ny\n");

        Assert.Equal([LineSplitter.LongestLine, LineSplitter.LongestLine, 5, 1], _lines.Select(line => line.Length));
    }
}
