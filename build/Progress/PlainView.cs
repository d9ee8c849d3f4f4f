using System.Globalization;

namespace Build.Progress;

/// <summary>Progress for logs: one line per change, and each task's output as one block.</summary>
internal sealed class PlainView(TextWriter output) : IBoardView
{
    public void Begin(Func<IReadOnlyList<BoardRow>> rows)
    {
    }

    public void Changed(BoardRow row, TimeSpan now)
    {
        string line = row.Status switch
        {
            BoardRow.Running => "started",
            _ when row.Duration is { } duration => $"{row.Status} ({Durations.Text(duration)})",
            _ => row.Status,
        };
        string note = row.IsOver && row.Status != "passed" && row.Note is { Length: > 0 } said ? $": {said}" : string.Empty;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{now:hh\\:mm\\:ss}] {row.Label} {line}{note}"));
        output.Flush();
    }

    public void Block(string title, string text)
    {
        output.WriteLine($"--- {title}");
        output.Write(text);
        output.WriteLine($"--- end of {title}");
        output.Flush();
    }

    public void End()
    {
    }
}
