namespace WorldForge.Providers.LeWorldModel;

/// <summary>The settings of the adapter, resolved.</summary>
internal sealed class LeWorldModelConfiguration
{
    private const string DefaultDevice = "cpu";

    private static readonly ConfigField PolicyField = new() { Name = "LEWORLDMODEL_POLICY", Aliases = ["LEWM_POLICY"], IsRequired = true };
    private static readonly ConfigField CacheField = new() { Name = "LEWORLDMODEL_CACHE_DIR" };
    private static readonly ConfigField DeviceField = new() { Name = "LEWORLDMODEL_DEVICE", HasDefault = true };

    private readonly ProviderEnvironment _environment;
    private readonly LeWorldModelOptions _options;

    public LeWorldModelConfiguration(LeWorldModelOptions options)
    {
        _options = options;
        _environment = options.Environment ?? ProviderEnvironment.Process;
        Policy = PolicyField.Find(_environment, Direct.Text(options.Policy, "policy"));
        CacheDirectory = CacheField.Find(_environment, Direct.Text(options.CacheDirectory, "cache_dir"));
        RequestedDevice = DeviceField.Find(_environment, Direct.Text(options.Device, "device"));
    }

    public string? Policy { get; }

    public string? CacheDirectory { get; }

    public string? RequestedDevice { get; }

    public string Device => RequestedDevice ?? DefaultDevice;

    public ProviderConfigSummary Summarize(string provider) => new(
        provider,
        Policy is not null,
        [
            PolicyField.Summarize(_environment, _options.Policy),
            CacheField.Summarize(_environment, _options.CacheDirectory),
            DeviceField.Summarize(_environment, _options.Device),
        ]);
}
