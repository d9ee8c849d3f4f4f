using System.Net;
using System.Text;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Answers scripted exchanges in their order and nothing else: a request that differs from the next exchange fails with the
/// difference, and <see cref="AssertUsed"/> fails when exchanges are left. Nothing reaches a network.
/// </summary>
/// <param name="exchanges">The exchanges in the order of the calls.</param>
public sealed class VerbatimHttpHandler(params IReadOnlyList<HttpExchange> exchanges) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private int _used;

    /// <summary>Fails when an exchange was not used.</summary>
    /// <exception cref="ConformanceFailureException">At least one is left; the message names the first.</exception>
    public void AssertUsed()
    {
        lock (_gate)
        {
            int left = exchanges.Count - _used;
            Rule.Require(left == 0, left == 0 ? "" : $"{left} of {exchanges.Count} exchanges were not used; the first is {exchanges[_used].Method} {exchanges[_used].Url}.");
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        HttpExchange exchange = Next(request.Method.Method, request.RequestUri?.AbsoluteUri ?? "", body);
        return new HttpResponseMessage((HttpStatusCode)exchange.Status)
        {
            RequestMessage = request,
            Content = new StringContent(exchange.Answer, Encoding.UTF8, exchange.ContentType),
        };
    }

    private HttpExchange Next(string method, string url, string? body)
    {
        lock (_gate)
        {
            Rule.Require(_used < exchanges.Count, $"The script of {exchanges.Count} exchanges has none left for {method} {url}.");
            string? difference = exchanges[_used].Difference(method, url, body);
            Rule.Require(difference is null, $"Exchange {_used + 1} of {exchanges.Count}: {difference}.");
            return exchanges[_used++];
        }
    }
}
