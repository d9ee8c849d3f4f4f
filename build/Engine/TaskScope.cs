namespace Build.Engine;

/// <summary>What belongs to one running task: its cancellation and its block of output.</summary>
internal sealed class TaskScope(string name, bool captures, CancellationToken cancellationToken)
{
    private readonly Lock _lock = new();
    private readonly OutputBlock _output = new();

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
            return _output.Take();
        }
    }
}
