using System.Collections.Concurrent;
using Spectre.Console;

namespace Build.Progress;

/// <summary>Progress for a terminal: a table that is redrawn in place, with finished tasks' output above it.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time) : IBoardView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<string> _blocks = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _start = time.GetTimestamp();
    private Task _drawing = Task.CompletedTask;

    public void Begin(Func<IReadOnlyList<BoardRow>> rows) => _drawing = Task.Run(() => console
        .Live(StatusTable.Of(rows(), TimeSpan.Zero))
        .AutoClear(true)
        .StartAsync(context => DrawAsync(context, rows)));

    public void Changed(BoardRow row, TimeSpan now)
    {
        // The next frame shows it.
    }

    public void Block(string title, string text) => _blocks.Enqueue($"--- {title}\n{text}");

    public void End()
    {
        _end.TrySetResult();
        _drawing.GetAwaiter().GetResult();
        Flush();
    }

    private async Task DrawAsync(LiveDisplayContext context, Func<IReadOnlyList<BoardRow>> rows)
    {
        while (!_end.Task.IsCompleted)
        {
            Flush();
            context.UpdateTarget(StatusTable.Of(rows(), time.GetElapsedTime(_start)));
            await Task.WhenAny(_end.Task, Task.Delay(Frame, time)).ConfigureAwait(false);
        }
    }

    // Only the drawing task writes while the table is shown, so text and table never mix.
    private void Flush()
    {
        while (_blocks.TryDequeue(out string? block))
        {
            console.Write(new Text(block));
        }
    }
}
