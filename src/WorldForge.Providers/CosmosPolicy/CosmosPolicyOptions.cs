using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Providers.Http;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>What a <see cref="CosmosPolicyProvider"/> is made of. A value that is given here beats its variable.</summary>
public sealed record CosmosPolicyOptions
{
    /// <summary>Base URL of the server, to which <c>/act</c> is appended.</summary>
    /// <value>Default: <c>COSMOS_POLICY_BASE_URL</c>, which is needed.</value>
    public string? BaseUrl { get; init; }

    /// <summary>Sent as a bearer token, for a proxy in front of the server; the server itself ignores it.</summary>
    /// <value>Default: <c>COSMOS_POLICY_API_TOKEN</c>, else none.</value>
    public string? ApiToken { get; init; }

    /// <summary>Limit of one request in seconds. The first answer of a server can take minutes.</summary>
    /// <value>Default: <c>COSMOS_POLICY_TIMEOUT_SECONDS</c>, else 600.</value>
    public double? TimeoutSeconds { get; init; }

    /// <summary>The embodiment of results whose input names none.</summary>
    /// <value>Default: <c>COSMOS_POLICY_EMBODIMENT_TAG</c>, else <c>aloha</c>.</value>
    public string? EmbodimentTag { get; init; }

    /// <summary>The label of the model in results.</summary>
    /// <value>Default: <c>COSMOS_POLICY_MODEL</c>, else <c>nvidia/Cosmos-Policy-ALOHA-Predict2-2B</c>.</value>
    public string? Model { get; init; }

    /// <summary>Whether the server is asked for all its candidates.</summary>
    /// <value>Default: <c>COSMOS_POLICY_RETURN_ALL_QUERY_RESULTS</c>, else not sent.</value>
    public bool? ReturnAllQueryResults { get; init; }

    /// <summary>Lets requests go to local and private addresses.</summary>
    /// <value>Default: <c>COSMOS_POLICY_ALLOW_LOCAL_BASE_URL</c>, else false.</value>
    public bool? AllowLocalBaseUrl { get; init; }

    /// <summary>Patterns of the hosts that requests may go to.</summary>
    /// <value>Default: <c>COSMOS_POLICY_ALLOWED_HOSTS</c>, separated by commas, else every host.</value>
    public IReadOnlyList<string>? AllowedHosts { get; init; }

    /// <summary>Numbers in each row of actions.</summary>
    /// <value>Default 14, the joints of ALOHA; null accepts any width.</value>
    public int? ExpectedActionDim { get; init; } = CosmosPolicyProvider.AlohaActionDim;

    /// <summary>Turns raw rows into actions; without one the provider advertises no capability.</summary>
    public ActionTranslator? Translator { get; init; }

    /// <summary>Time limits and budgets.</summary>
    /// <value>Default: <see cref="ProviderRequestPolicy.RemoteDefaults"/> of the request timeout. A POST is sent once, whatever this says.</value>
    public ProviderRequestPolicy? RequestPolicy { get; init; }

    /// <summary>Sends the requests; null for a handler that connects to checked addresses only.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Resolves host names.</summary>
    public IHostResolver Resolver { get; init; } = new SystemHostResolver();

    /// <summary>Where variables are read from.</summary>
    /// <value>Default: the process.</value>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>Where events go; null takes the facade's on registration.</summary>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>Delivers the events.</summary>
    public EventDelivery Delivery { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
