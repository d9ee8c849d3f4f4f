using System.Collections.Frozen;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>
/// The HTTP client of a remote provider: each call goes through destination checks, attempts, one budget and bounded reading, and has
/// exactly one terminal event.
/// </summary>
/// <remarks>
/// Thread-safe. Cancellation by the caller passes through as <see cref="OperationCanceledException"/> and has no event; every other
/// failure is a <see cref="ProviderException"/> after its event. A request that cannot be sent as described (a path, header or limit out
/// of range) is a <see cref="WorldForgeException"/> before anything else happens.
/// </remarks>
public sealed class ProviderHttpClient : IDisposable
{
    private static readonly string[] JsonTypes = ["application/json"];

    private readonly ProviderHttpOptions _options;
    private readonly DestinationGuard _guard;
    private readonly SocketsHttpHandler? _ownHandler;
    private readonly HttpMessageInvoker _invoker;
    private readonly FrozenDictionary<HttpOperationKind, AttemptPipeline> _pipelines;

    /// <summary>Makes a client.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="WorldForgeException">A header cannot be sent, or the handler would follow redirects.</exception>
    public ProviderHttpClient(ProviderHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check.Text(options.Provider, "provider");
        RequestHeaders.Check(options.Headers);
        if (options.Handler is { } given && ProviderHttpHandlers.FollowsRedirects(given))
        {
            throw Check.Invalid("handler", "must not follow redirects: set AllowAutoRedirect to false");
        }

        _options = options;
        _guard = new DestinationGuard(options.Provider, options.Destinations, options.Resolver, options.Time);
        _ownHandler = options.Handler is null ? ProviderHttpHandlers.Create(_guard) : null;
        _invoker = new HttpMessageInvoker(options.Handler ?? _ownHandler!, disposeHandler: false);
        _pipelines = Enum.GetValues<HttpOperationKind>()
            .ToFrozenDictionary(kind => kind, kind => new AttemptPipeline(options.Policy.For(kind), options.Time));
    }

    /// <summary>Says what is wrong with the destination, for a health report; sends nothing.</summary>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The redacted reason, or <see langword="null"/> when requests may be sent.</returns>
    public async ValueTask<string?> FindDestinationProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _guard.CheckAsync(_options.BaseUrl.Host, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ProviderException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Starts the budget of an operation that makes several requests; set it as their <see cref="ProviderHttpRequest.Deadline"/>.</summary>
    /// <param name="kind">The kind whose budget counts.</param>
    /// <returns>The deadline, running.</returns>
    public OperationDeadline StartDeadline(HttpOperationKind kind) => new(_options.Policy.For(kind).MaxElapsed, _options.Time);

    /// <summary>Sends a request and reads its answer as a JSON object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request and every wait.</param>
    /// <returns>The object and the status.</returns>
    /// <exception cref="ProviderException">The destination, the transport, the server or the answer failed.</exception>
    public async Task<ProviderJsonResponse> SendJsonAsync(ProviderHttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = new JsonBodyReader(_options.MaxJsonBytes, request.AcceptedContentTypes ?? JsonTypes);
        var (run, plan) = Start(request, reader);
        var outcome = await SendAsync(run, plan, request.Kind, reader, cancellationToken).ConfigureAwait(false);
        run.Succeed(outcome.StatusCode, reader.Metadata);
        return new ProviderJsonResponse(reader.Body, outcome.StatusCode!.Value);
    }

    /// <summary>Sends a request and copies its answer to a stream, byte for byte.</summary>
    /// <param name="request">The request; normally of the kind <see cref="HttpOperationKind.Download"/>.</param>
    /// <param name="destination">
    /// Where the bytes go, from its position on. A stream that can seek is set back after a failed attempt; one that cannot gets one attempt.
    /// </param>
    /// <param name="maxBytes">Most bytes, positive.</param>
    /// <param name="cancellationToken">Cancels the request and every wait.</param>
    /// <returns>What was stored.</returns>
    /// <exception cref="ProviderException">As for <see cref="SendJsonAsync"/>; also when the answer is larger than allowed.</exception>
    public async Task<ProviderDownload> DownloadAsync(
        ProviderHttpRequest request, Stream destination, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(destination);
        if (maxBytes <= 0)
        {
            throw Check.Invalid("max_bytes", "must be greater than 0");
        }

        var reader = new DownloadBodyReader(destination, maxBytes, request.AcceptedContentTypes ?? []);
        var (run, plan) = Start(request, reader);
        var outcome = await SendAsync(run, plan, request.Kind, reader, cancellationToken).ConfigureAwait(false);
        run.Succeed(outcome.StatusCode, reader.Metadata);
        return new ProviderDownload(reader.Bytes, reader.MediaType);
    }

    /// <summary>Asks about a remote task until it has succeeded or failed. One budget covers every question, retry and wait.</summary>
    /// <param name="poll">What to ask, and how to read the answers.</param>
    /// <param name="cancellationToken">Cancels the questions and the waits.</param>
    /// <returns>The last answer.</returns>
    /// <exception cref="ProviderException">
    /// As for <see cref="SendJsonAsync"/>; also when the task failed, is not done after the last poll, or answers without a state.
    /// </exception>
    public async Task<ProviderTaskResult> PollAsync(TaskPoll poll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(poll);
        var request = poll.Request with { Kind = HttpOperationKind.Polling };
        var reader = new JsonBodyReader(_options.MaxJsonBytes, request.AcceptedContentTypes ?? JsonTypes);
        var (run, plan) = Start(request, reader);
        for (int number = 1; ; number++)
        {
            run.StartRequest();
            var outcome = await SendAsync(run, plan, request.Kind, reader, cancellationToken).ConfigureAwait(false);
            var verdict = poll.Judge(reader.Body, number, run.Names);
            if (verdict.Fault is { } fault)
            {
                throw run.Fail(fault, outcome.StatusCode);
            }

            if (verdict.IsDone)
            {
                run.Succeed(outcome.StatusCode, JsonObject.Create(("polls", number)));
                return new ProviderTaskResult(reader.Body, verdict.State, number);
            }

            if (!run.Deadline.Fits(poll.Interval))
            {
                throw run.ExceedBudget(outcome);
            }

            await Task.Delay(poll.Interval, _options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Releases the connections; a handler that was given stays the caller's.</summary>
    public void Dispose()
    {
        _invoker.Dispose();
        _ownHandler?.Dispose();
    }

    private (OperationRun Run, RequestPlan Plan) Start(ProviderHttpRequest request, IResponseReader reader)
    {
        RequestHeaders.Check(request.Headers);
        RequestHeaders.CheckValue("Idempotency-Key", request.IdempotencyKey ?? "");
        RequestHeaders.CheckValue("Content-Type", request.ContentType ?? "");
        var names = new OperationNames(_options.Provider, Check.Text(request.Operation, "operation"));
        var policy = _options.Policy.For(request.Kind);
        string target = request.EventTarget ?? (request.Url ?? (request.Path.Length > 0 ? request.Path : "/")).Split('?')[0];
        int attempts = request.IsRepeatable && reader.CanRestart ? policy.Retry.MaxAttempts : 1;
        var run = new OperationRun(
            names,
            policy,
            request.Deadline ?? new OperationDeadline(policy.MaxElapsed, _options.Time),
            attempts,
            _options.MaxRetryAfter,
            new OperationEvents(_options.Events, _options.Delivery, names, request, target),
            _options.Time);
        if (request.Url is null)
        {
            return (run, new RequestPlan(request, RequestPlan.Below(_options.BaseUrl, request.Path), _options.Headers));
        }

        // The URL may come from the provider, so a bad one is the provider's failure.
        if (!UrlParts.TryParse(request.Url, out var parts, out string? problem))
        {
            throw run.Fail(names.Fault(FaultCodes.ProviderAddress, $"has an invalid destination: {problem}"), status: null);
        }

        return (run, new RequestPlan(request, parts!, parts!.HasOriginOf(_options.BaseUrl.Parts) ? _options.Headers : []));
    }

    private Task<AttemptOutcome> SendAsync(
        OperationRun run, RequestPlan plan, HttpOperationKind kind, IResponseReader reader, CancellationToken cancellationToken)
    {
        var attempt = new HttpAttempt(_invoker, _guard, _options.Time, run, plan, reader);
        return _pipelines[kind].ExecuteAsync(run, token => attempt.SendAsync(token, cancellationToken), cancellationToken);
    }
}
