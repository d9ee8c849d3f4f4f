using WorldForge.Events;
using WorldForge.Providers.Http;
using WorldForge.Providers.JsonNumpy;
using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>Asks the server: one POST, never repeated.</summary>
internal sealed class CosmosPolicyClient : IDisposable
{
    public const string Route = "/act";
    private const int MaxResponseBytes = 64 * 1024 * 1024;
    private const string JsonType = "application/json";

    private readonly ProviderHttpClient? _http;
    private readonly string? _problem;

    /// <exception cref="WorldForgeException">The token cannot be sent as a header.</exception>
    public CosmosPolicyClient(CosmosPolicyOptions options, CosmosPolicySettings settings, IProviderEventHandler events)
    {
        if (!ProviderBaseUrl.TryParse(settings.BaseUrl, out ProviderBaseUrl? url, out _problem))
        {
            return;
        }

        _http = new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = CosmosPolicyProvider.ProviderName,
            BaseUrl = url!,
            Policy = settings.Policy,
            Destinations = settings.Destinations,
            Headers = settings.Token.Reveal() is { } token ? [new("Authorization", "Bearer " + token)] : [],
            Handler = options.Handler,
            Resolver = options.Resolver,
            Time = options.TimeProvider,
            Events = events,
            Delivery = options.Delivery,
            MaxJsonBytes = MaxResponseBytes,
        });
    }

    /// <summary>Says what is wrong with the destination, or null.</summary>
    public async ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        _http is null ? InvalidUrl : await _http.FindDestinationProblemAsync(cancellationToken).ConfigureAwait(false);

    /// <exception cref="WorldStateException">The answer is not a JSON object.</exception>
    /// <exception cref="ProviderException">The destination, the transport or the server failed.</exception>
    public async Task<JsonObject> ActAsync(JsonObject body, CancellationToken cancellationToken)
    {
        if (_http is null)
        {
            throw CosmosPolicyFaults.Provider(FaultCodes.ProviderAddress, InvalidUrl);
        }

        try
        {
            ProviderJsonResponse answer = await _http.SendJsonAsync(
                new ProviderHttpRequest
                {
                    Operation = "policy",
                    Method = HttpMethod.Post,
                    Path = Route,
                    Body = JsonNumpyWriter.ToBytes(body),
                    ContentType = JsonType,
                    EventTarget = Route,
                    EventMetadata = JsonObject.Create(("capability", "policy")),
                },
                cancellationToken).ConfigureAwait(false);
            return answer.Body;
        }
        catch (ProviderException exception) when (exception.Code is HttpFaultCodes.Json or HttpFaultCodes.Shape or HttpFaultCodes.ContentType)
        {
            throw CosmosPolicyFaults.Envelope(exception);
        }
    }

    public void Dispose() => _http?.Dispose();

    private string InvalidUrl => $"Provider '{CosmosPolicyProvider.ProviderName}' has an invalid base URL ({CosmosPolicySettings.BaseUrlVariable}): {_problem}.";
}
