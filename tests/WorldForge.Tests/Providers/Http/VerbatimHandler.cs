using WorldForge.Testing;

namespace WorldForge.Tests.Providers.Http;

/// <summary>Keeps each request and gives the scripted answers in turn; the last one repeats.</summary>
internal sealed class VerbatimHandler : HttpMessageHandler
{
    private readonly ManualTimeProvider _clock;
    private readonly List<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly long _start;

    public VerbatimHandler(ManualTimeProvider clock) => (_clock, _start) = (clock, clock.GetTimestamp());

    public List<SentRequest> Sent { get; } = [];

    public List<TrackedContent> Bodies { get; } = [];

    public VerbatimHandler Answer(int status, string body = "{}", string? type = "application/json", params (string, string)[] headers)
    {
        _answers.Add((_, _) => Task.FromResult(Response(status, body, type, headers)));
        return this;
    }

    public VerbatimHandler Throw(Exception exception)
    {
        _answers.Add((_, _) => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public VerbatimHandler Hang()
    {
        _answers.Add((_, token) => Never<HttpResponseMessage>(token));
        return this;
    }

    /// <summary>An answer that takes some of the clock's time.</summary>
    public VerbatimHandler AnswerAfter(TimeSpan time, int status, string body = "{}")
    {
        _answers.Add((_, token) =>
        {
            _clock.Advance(time);
            token.ThrowIfCancellationRequested();
            return Task.FromResult(Response(status, body, "application/json", []));
        });
        return this;
    }

    public VerbatimHandler Do(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Add(answer);
        return this;
    }

    /// <summary>Ends only by cancellation, and then at once on the thread that cancels.</summary>
    public static async Task<T> Never<T>(CancellationToken token)
    {
        var source = new TaskCompletionSource<T>();
        await using var registration = token.Register(() => source.TrySetCanceled(token)).ConfigureAwait(false);
        return await source.Task.ConfigureAwait(false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? [])
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Sent.Add(new SentRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body, _clock.GetElapsedTime(_start)));
        return await _answers[Math.Min(Sent.Count, _answers.Count) - 1](request, cancellationToken).ConfigureAwait(false);
    }

    private HttpResponseMessage Response(int status, string body, string? type, (string, string)[] headers)
    {
        var content = new TrackedContent(System.Text.Encoding.UTF8.GetBytes(body));
        Bodies.Add(content);
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = content };
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
