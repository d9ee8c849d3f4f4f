using System.Diagnostics.CodeAnalysis;
using WorldForge.Redaction.Scanning;

namespace WorldForge.Redaction;

/// <summary>
/// Redacts text that arrives in pieces. The output equals <see cref="Redactor.Redact(string)"/> of all pieces joined, wherever they
/// were cut, and memory stays constant: a line is held until it ends, and a line without an end is worked off in windows.
/// Not safe for use by several threads at once.
/// </summary>
public sealed class StreamingRedactor : IDisposable
{
    private readonly SegmentFramer _framer;
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The writer belongs to the caller.")]
    private readonly TextWriter _output;

    private bool _completed;

    /// <summary>Starts a stream.</summary>
    /// <param name="redactor">Rules to apply.</param>
    /// <param name="output">Receives the redacted text; it is neither flushed nor closed.</param>
    public StreamingRedactor(Redactor redactor, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _framer = new SegmentFramer(redactor.Profile);
    }

    /// <summary>Takes the next piece; what is decided already is written.</summary>
    /// <exception cref="ObjectDisposedException">The stream was completed.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        _framer.Append(text, _output);
    }

    /// <summary>Writes what is still held back. Further calls do nothing.</summary>
    public void Complete()
    {
        if (!_completed)
        {
            _completed = true;
            _framer.Complete(_output);
        }
    }

    /// <summary>Completes the stream.</summary>
    public void Dispose() => Complete();
}
