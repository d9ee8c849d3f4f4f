using Microsoft.Extensions.Logging;

namespace WorldForge.Tests.Events;

/// <summary>Keeps what was logged.</summary>
internal sealed class RecordingLoggerFactory(LogLevel least = LogLevel.Trace) : ILoggerFactory
{
    private readonly List<Entry> _entries = [];
    private readonly List<object> _scopes = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, least);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() => _entries.Clear();

    internal sealed record Entry(string Category, LogLevel Level, string Message, IReadOnlyDictionary<string, object?> Scope);

    private sealed class Logger(RecordingLoggerFactory owner, string category, LogLevel least) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull
        {
            owner._scopes.Add(state);
            return new Scope(owner, state);
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => owner._entries.Add(new Entry(
                category,
                logLevel,
                formatter(state, exception),
                owner._scopes.OfType<IEnumerable<KeyValuePair<string, object?>>>().SelectMany(pairs => pairs).ToDictionary()));
    }

    private sealed class Scope(RecordingLoggerFactory owner, object state) : IDisposable
    {
        public void Dispose() => owner._scopes.Remove(state);
    }
}
