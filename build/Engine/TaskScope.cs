using System.Text;

namespace Build.Engine;

/// <summary>What belongs to one running task: its cancellation and its block of output.</summary>
internal sealed class TaskScope(string name, bool captures, CancellationToken cancellationToken)
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _output = new();

    public string Name => name;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether output is kept until the task ends, so that blocks of different tasks do not mix.</summary>
    public bool Captures => captures;

    public void Write(string text)
    {
        lock (_lock)
        {
            _output.Append(text);
        }
    }

    public string Drain()
    {
        lock (_lock)
        {
            string text = _output.ToString();
            _output.Clear();
            return text;
        }
    }
}
