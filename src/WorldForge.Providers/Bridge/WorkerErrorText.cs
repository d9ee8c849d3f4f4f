using System.Text;
using WorldForge.Redaction;

namespace WorldForge.Providers.Bridge;

/// <summary>The end of what a worker writes to its standard error: redacted first, cut after, so that a secret cannot hide at the cut.</summary>
internal sealed class WorkerErrorText
{
    private const int MostKept = 4096;

    private readonly Lock _lock = new();
    private readonly StringBuilder _tail = new();

    /// <summary>Reads the stream to its end; never fails.</summary>
    public Task PumpAsync(Stream stream) => Task.Run(async () =>
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var writer = new TailWriter(this);
        var redactor = new StreamingRedactor(Redactor.Observable, writer);
        char[] buffer = new char[4096];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                redactor.Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe broke with its program.
        }

        redactor.Complete();
    });

    /// <summary>The last words, trimmed; empty when there are none.</summary>
    public string Take(int length)
    {
        lock (_lock)
        {
            string text = _tail.ToString().Trim();
            return text.Length <= length ? text : "..." + text[^length..];
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            _tail.Append(text);
            if (_tail.Length > MostKept)
            {
                _tail.Remove(0, _tail.Length - MostKept);
            }
        }
    }

    private sealed class TailWriter(WorkerErrorText owner) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => owner.Keep([value]);

        public override void Write(char[] buffer, int index, int count) => owner.Keep(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => owner.Keep(buffer);

        public override void Write(string? value) => owner.Keep(value);
    }
}
