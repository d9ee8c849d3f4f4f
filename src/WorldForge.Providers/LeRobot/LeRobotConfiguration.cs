using System.Collections.Immutable;

namespace WorldForge.Providers.LeRobot;

/// <summary>The settings of the adapter, resolved.</summary>
internal sealed class LeRobotConfiguration
{
    private const string DefaultDevice = "cpu";

    private static readonly ConfigField PathField = new() { Name = "LEROBOT_POLICY_PATH", Aliases = ["LEROBOT_POLICY"], IsRequired = true };
    private static readonly ConfigField TypeField = new() { Name = "LEROBOT_POLICY_TYPE", Parser = static (value, name) => _ = KnownType(value, name) };
    private static readonly ConfigField DeviceField = new() { Name = "LEROBOT_DEVICE", HasDefault = true };
    private static readonly ConfigField CacheField = new() { Name = "LEROBOT_CACHE_DIR" };
    private static readonly ConfigField TagField = new() { Name = "LEROBOT_EMBODIMENT_TAG" };

    private readonly ProviderEnvironment _environment;
    private readonly LeRobotOptions _options;

    public LeRobotConfiguration(LeRobotOptions options)
    {
        _options = options;
        _environment = options.Environment ?? ProviderEnvironment.Process;
        PolicyPath = PathField.Find(_environment, Direct.Text(options.PolicyPath, "policy_path"));
        PolicyType = TypeField.Find(_environment, Direct.Text(options.PolicyType, "policy_type")) is { } type ? KnownType(type, "policy_type") : null;
        Device = DeviceField.Find(_environment, Direct.Text(options.Device, "device")) ?? DefaultDevice;
        CacheDirectory = CacheField.Find(_environment, Direct.Text(options.CacheDirectory, "cache_dir"));
        EmbodimentTag = TagField.Find(_environment, Direct.Text(options.EmbodimentTag, "embodiment_tag"));
    }

    /// <summary>The policy types that LeRobot knows.</summary>
    public static ImmutableArray<string> Types { get; } = ["act", "diffusion", "pi0", "pi0fast", "sac", "smolvla", "tdmpc", "vqbet"];

    public string? PolicyPath { get; }

    public string? PolicyType { get; }

    public string Device { get; }

    public string? CacheDirectory { get; }

    public string? EmbodimentTag { get; }

    public bool IsConfigured => _options.Policy is not null || PolicyPath is not null;

    /// <summary>Whether the path names a place on this machine and not a repository.</summary>
    public bool IsLocalPath => PolicyPath is { } path
        && (path.StartsWith('.') || path.StartsWith('~') || Path.IsPathRooted(path) || Directory.Exists(path) || File.Exists(path));

    /// <summary>The local path with the home folder filled in.</summary>
    public string LocalPath => PolicyPath!.StartsWith('~')
        ? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), PolicyPath[1..])
        : PolicyPath;

    public ProviderConfigSummary Summarize(string provider)
    {
        ConfigFieldSummary device = DeviceField.Summarize(_environment, _options.Device);
        return new ProviderConfigSummary(
            provider,
            IsConfigured,
            [
                PathField.Summarize(_environment, _options.PolicyPath),
                TypeField.Summarize(_environment, _options.PolicyType),
                Device == DefaultDevice ? device with { Detail = "the default device, cpu" } : device,
                CacheField.Summarize(_environment, _options.CacheDirectory),
                TagField.Summarize(_environment, _options.EmbodimentTag),
            ]);
    }

    private static string KnownType(string value, string name)
    {
        string type = value.Trim().ToLowerInvariant();
        return Types.Contains(type)
            ? type
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"{name} must be one of {string.Join(", ", Types)}.");
    }
}
