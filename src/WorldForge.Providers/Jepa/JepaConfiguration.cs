using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>The settings of the adapter, resolved.</summary>
internal sealed class JepaConfiguration
{
    private const string Legacy = "JEPA_MODEL_PATH";

    private static readonly ConfigField NameField = new() { Name = "JEPA_MODEL_NAME", IsRequired = true };
    private static readonly ConfigField PathField = new() { Name = Legacy };
    private static readonly ConfigField DeviceField = new() { Name = "JEPA_DEVICE" };

    private readonly ProviderEnvironment _environment;
    private readonly JepaOptions _options;
    private readonly bool _hasLegacyPath;

    public JepaConfiguration(JepaOptions options)
    {
        _options = options;
        _environment = options.Environment ?? ProviderEnvironment.Process;
        ModelName = NameField.Find(_environment, Direct.Text(options.ModelName, "model_name"));
        Device = DeviceField.Find(_environment, Direct.Text(options.Device, "device"));
        LegacyPath = PathField.Find(_environment);
        _hasLegacyPath = LegacyPath is not null;
        HubRepository = Direct.Text(options.HubRepository, "hub_repo")!;
        Runtime = options.Runtime ?? (options.Hub is { } hub ? new TorchHubJepaRuntime(hub, new TorchHubRequest(ModelName ?? "") { Repository = HubRepository, Device = Device }) : null);
    }

    public string? ModelName { get; }

    public string? Device { get; }

    public string? LegacyPath { get; }

    public string HubRepository { get; }

    public IJepaRuntime? Runtime { get; }

    /// <summary>What is missing, in words.</summary>
    public string Missing => "missing JEPA_MODEL_NAME" + (_hasLegacyPath ? $"; {Legacy} is legacy scaffold metadata only" : "");

    /// <summary>What results say when the runtime does not.</summary>
    public JsonObject Defaults => JsonObject.Create(
        ("runtime", TorchHubJepaRuntime.RuntimeName),
        ("model_name", ModelName),
        ("hub_repo", HubRepository),
        ("device", Device));

    public ProviderConfigSummary Summarize(string provider)
    {
        ConfigFieldSummary path = PathField.Summarize(_environment);
        return new ProviderConfigSummary(
            provider,
            ModelName is not null,
            [
                NameField.Summarize(_environment, _options.ModelName),
                _hasLegacyPath && ModelName is null ? path with { Detail = "legacy scaffold metadata only; set JEPA_MODEL_NAME" } : path,
                DeviceField.Summarize(_environment, _options.Device),
            ]);
    }
}
