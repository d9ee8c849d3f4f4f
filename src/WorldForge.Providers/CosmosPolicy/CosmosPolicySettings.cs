using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Providers.Http;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>The settled configuration: given values, then variables, then defaults.</summary>
internal sealed class CosmosPolicySettings
{
    public const string BaseUrlVariable = Prefix + "BASE_URL";
    public const string LocalVariable = Prefix + "ALLOW_LOCAL_BASE_URL";
    public const string HostsVariable = Prefix + "ALLOWED_HOSTS";
    private const string Prefix = "COSMOS_POLICY_";
    private const string TokenVariable = Prefix + "API_TOKEN";
    private const string TimeoutVariable = Prefix + "TIMEOUT_SECONDS";
    private const string EmbodimentVariable = Prefix + "EMBODIMENT_TAG";
    private const string ModelVariable = Prefix + "MODEL";
    private const string AllResultsVariable = Prefix + "RETURN_ALL_QUERY_RESULTS";
    private const double DefaultTimeoutSeconds = 600;
    private const string DefaultEmbodiment = "aloha";
    private const string DefaultModel = "nvidia/Cosmos-Policy-ALOHA-Predict2-2B";

    private static readonly ConfigField BaseUrlField = new() { Name = BaseUrlVariable, IsRequired = true, Parser = CheckUrl };
    private static readonly ConfigField TokenField = new() { Name = TokenVariable, IsSecret = true };
    private static readonly ConfigField TimeoutField = new() { Name = TimeoutVariable, HasDefault = true, Parser = static (text, field) => ConfigValues.PositiveNumber(text, field) };
    private static readonly ConfigField EmbodimentField = new() { Name = EmbodimentVariable, HasDefault = true };
    private static readonly ConfigField ModelField = new() { Name = ModelVariable, HasDefault = true };
    private static readonly ConfigField AllResultsField = new() { Name = AllResultsVariable, Parser = static (text, field) => ConfigValues.Boolean(text, field) };
    private static readonly ConfigField LocalField = new() { Name = LocalVariable, HasDefault = true, Parser = static (text, field) => ConfigValues.Boolean(text, field) };
    private static readonly ConfigField HostsField = new() { Name = HostsVariable, Parser = static (text, _) => HostAllowList.FromText(text) };

    private readonly ImmutableArray<(ConfigField Field, string? Direct)> _fields;

    /// <exception cref="WorldForgeException">A value cannot be used; the message names the field.</exception>
    public CosmosPolicySettings(CosmosPolicyOptions options)
    {
        ProviderEnvironment environment = options.Environment;
        BaseUrl = Direct.Text(options.BaseUrl, "base_url") ?? BaseUrlField.Find(environment);
        Token = new Secret(Direct.Text(options.ApiToken, "api_token") ?? TokenField.Find(environment));
        Timeout = Seconds(options.TimeoutSeconds ?? ConfigValues.PositiveNumber(TimeoutField.Find(environment), $"timeout_seconds ({TimeoutVariable})") ?? DefaultTimeoutSeconds);
        EmbodimentTag = Direct.Text(options.EmbodimentTag, "embodiment_tag") ?? EmbodimentField.Find(environment) ?? DefaultEmbodiment;
        Model = Direct.Text(options.Model, "model") ?? ModelField.Find(environment) ?? DefaultModel;
        ReturnAllQueryResults = options.ReturnAllQueryResults ?? ConfigValues.Boolean(AllResultsField.Find(environment), $"return_all_query_results ({AllResultsVariable})");
        ActionDim = options.ExpectedActionDim is { } width ? Direct.Positive(width, "expected_action_dim") : null;
        Policy = options.RequestPolicy ?? ProviderRequestPolicy.RemoteDefaults(Timeout);
        Destinations = new DestinationPolicy
        {
            AllowedHosts = options.AllowedHosts is { } hosts ? new HostAllowList(hosts) : HostAllowList.FromText(HostsField.Find(environment)),
            AllowLocalNetwork = options.AllowLocalBaseUrl ?? ConfigValues.Boolean(LocalField.Find(environment), $"allow_local_base_url ({LocalVariable})") ?? false,
            AllowedHostsSetting = HostsVariable,
            LocalNetworkSetting = LocalVariable,
        };
        _fields =
        [
            (BaseUrlField, options.BaseUrl),
            (TokenField, options.ApiToken),
            (TimeoutField, options.TimeoutSeconds?.ToString(CultureInfo.InvariantCulture)),
            (EmbodimentField, options.EmbodimentTag),
            (ModelField, options.Model),
            (AllResultsField, Word(options.ReturnAllQueryResults)),
            (LocalField, Word(options.AllowLocalBaseUrl)),
            (HostsField, options.AllowedHosts is null ? null : string.Join(',', options.AllowedHosts)),
        ];
    }

    public string? BaseUrl { get; }

    public Secret Token { get; }

    public TimeSpan Timeout { get; }

    public string EmbodimentTag { get; }

    public string Model { get; }

    public bool? ReturnAllQueryResults { get; }

    public int? ActionDim { get; }

    public ProviderRequestPolicy Policy { get; }

    public DestinationPolicy Destinations { get; }

    public ProviderConfigSummary Summarize(ProviderEnvironment environment) =>
        new(CosmosPolicyProvider.ProviderName, BaseUrl is not null, [.. _fields.Select(entry => entry.Field.Summarize(environment, entry.Direct))]);

    private static void CheckUrl(string text, string field)
    {
        if (!ProviderBaseUrl.TryParse(text, out _, out string? problem))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} is not a base URL: {problem}.");
        }
    }

    private static TimeSpan Seconds(double seconds) => double.IsFinite(seconds) && seconds > 0 && seconds <= int.MaxValue / 1000
        ? TimeSpan.FromSeconds(seconds)
        : throw new WorldForgeException(FaultCodes.InputInvalid, "timeout_seconds must be a finite number > 0.");

    private static string? Word(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
