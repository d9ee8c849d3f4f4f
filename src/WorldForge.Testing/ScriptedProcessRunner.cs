using WorldForge.Processes;

namespace WorldForge.Testing;

/// <summary>
/// Answers process requests from a script instead of running anything. The last rule that matches a request answers it, so a test
/// can put a general rule first and exceptions after it. A request without a rule is a fault of the test and throws.
/// </summary>
public sealed class ScriptedProcessRunner : IProcessRunner
{
    private readonly Lock _lock = new();
    private readonly List<(Func<ProcessRequest, bool> Matches, Func<ProcessRequest, CancellationToken, Task<ProcessResult>> Answer)> _rules = [];
    private readonly List<ProcessRequest> _requests = [];

    /// <summary>Every request so far, in the order of the calls.</summary>
    public IReadOnlyList<ProcessRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The requests so far as POSIX command lines.</summary>
    public IReadOnlyList<string> Commands =>
        [.. Requests.Select(request => CommandText.Quote(request.FileName, request.Arguments.IsDefault ? [] : request.Arguments))];

    /// <summary>Answers a program with exactly these arguments.</summary>
    public ScriptedProcessRunner On(string fileName, IReadOnlyList<string> arguments, ProcessResult result) =>
        On(request => request.FileName == fileName && Same(request, arguments), _ => result);

    /// <summary>Answers a program whatever its arguments are.</summary>
    public ScriptedProcessRunner On(string fileName, ProcessResult result) =>
        On(request => request.FileName == fileName, _ => result);

    /// <summary>Answers the requests that <paramref name="matches"/> accepts.</summary>
    public ScriptedProcessRunner On(Func<ProcessRequest, bool> matches, Func<ProcessRequest, ProcessResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return OnAsync(matches, (request, _) => Task.FromResult(answer(request)));
    }

    /// <summary>Answers the requests that <paramref name="matches"/> accepts, in its own time; for tests of cancellation.</summary>
    public ScriptedProcessRunner OnAsync(
        Func<ProcessRequest, bool> matches, Func<ProcessRequest, CancellationToken, Task<ProcessResult>> answer)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(answer);
        lock (_lock)
        {
            _rules.Add((matches, answer));
        }

        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No rule matches.</exception>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Func<ProcessRequest, CancellationToken, Task<ProcessResult>>? answer;
        lock (_lock)
        {
            _requests.Add(request);
            answer = _rules.FindLast(rule => rule.Matches(request)).Answer;
        }

        if (answer is null)
        {
            var command = CommandText.Quote(request.FileName, request.Arguments.IsDefault ? [] : request.Arguments);
            throw new InvalidOperationException($"The script has no answer for: {command}");
        }

        var result = await answer(request, cancellationToken).ConfigureAwait(false);
        Replay(request, result);
        return result;
    }

    // The lines of the answer reach the request's handler as they would from a running program.
    private static void Replay(ProcessRequest request, ProcessResult result)
    {
        if (request.OnLine is not { } onLine)
        {
            return;
        }

        foreach (var (text, isError) in new[] { (result.StandardOutput, false), (result.StandardError, true) })
        {
            using var reader = new StringReader(text);
            while (reader.ReadLine() is { } line)
            {
                onLine(new ProcessLine(line, isError));
            }
        }
    }

    private static bool Same(ProcessRequest request, IReadOnlyList<string> arguments) =>
        (request.Arguments.IsDefault ? [] : request.Arguments).SequenceEqual(arguments, StringComparer.Ordinal);
}
