using System.Globalization;

namespace WorldForge.Providers.Groot;

/// <summary>The settled configuration: given values, then variables, then defaults.</summary>
internal sealed class GrootSettings
{
    public const string HostVariable = "GROOT_POLICY_HOST";
    public const string PortVariable = "GROOT_POLICY_PORT";
    public const string TimeoutVariable = "GROOT_POLICY_TIMEOUT_MS";
    public const string TokenVariable = "GROOT_POLICY_API_TOKEN";
    public const string StrictVariable = "GROOT_POLICY_STRICT";
    public const string EmbodimentVariable = "GROOT_EMBODIMENT_TAG";

    private static readonly ConfigField HostField = new() { Name = HostVariable, IsRequired = true };
    private static readonly ConfigField PortField = new() { Name = PortVariable, HasDefault = true, Parser = static (text, field) => Port(text, field) };
    private static readonly ConfigField TimeoutField = new() { Name = TimeoutVariable, HasDefault = true, Parser = static (text, field) => ConfigValues.PositiveInt(text, field) };
    private static readonly ConfigField TokenField = new() { Name = TokenVariable, IsSecret = true };
    private static readonly ConfigField StrictField = new() { Name = StrictVariable, HasDefault = true, Parser = static (text, field) => ConfigValues.Boolean(text, field) };
    private static readonly ConfigField EmbodimentField = new() { Name = EmbodimentVariable };

    private readonly (ConfigField Field, string? Direct)[] _fields;

    /// <exception cref="WorldForgeException">A value cannot be used; the message names the field.</exception>
    public GrootSettings(GrootProviderOptions options)
    {
        ProviderEnvironment environment = options.Environment;
        Host = Direct.Text(options.Host, "host") ?? HostField.Find(environment);
        PortNumber = options.Port is { } port ? Port(port.ToString(CultureInfo.InvariantCulture), "port")!.Value : Port(PortField.Find(environment), $"port ({PortVariable})") ?? GrootClientOptions.DefaultPort;
        TimeoutMs = options.TimeoutMs is { } limit
            ? Direct.Positive(limit, "timeout_ms")
            : ConfigValues.PositiveInt(TimeoutField.Find(environment), $"timeout_ms ({TimeoutVariable})") ?? GrootClientOptions.DefaultTimeoutMs;
        Token = new Secret(Direct.Text(options.ApiToken, "api_token") ?? TokenField.Find(environment));
        Strict = options.Strict ?? ConfigValues.Boolean(StrictField.Find(environment), $"strict ({StrictVariable})") ?? false;
        EmbodimentTag = Direct.Text(options.EmbodimentTag, "embodiment_tag") ?? EmbodimentField.Find(environment);
        _fields =
        [
            (HostField, options.Host),
            (PortField, options.Port?.ToString(CultureInfo.InvariantCulture)),
            (TimeoutField, options.TimeoutMs?.ToString(CultureInfo.InvariantCulture)),
            (TokenField, options.ApiToken),
            (StrictField, options.Strict is { } strict ? (strict ? "true" : "false") : null),
            (EmbodimentField, options.EmbodimentTag),
        ];
    }

    public string? Host { get; }

    public int PortNumber { get; }

    public int TimeoutMs { get; }

    public Secret Token { get; }

    public bool Strict { get; }

    public string? EmbodimentTag { get; }

    public ProviderConfigSummary Summarize(bool isConfigured, ProviderEnvironment environment) =>
        new(GrootProvider.ProviderName, isConfigured, [.. _fields.Select(entry => entry.Field.Summarize(environment, entry.Direct))]);

    private static int? Port(string? text, string field) => ConfigValues.PositiveInt(text, field) is { } port
        ? port <= ushort.MaxValue ? port : throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must be an integer from 1 to 65535.")
        : null;
}
