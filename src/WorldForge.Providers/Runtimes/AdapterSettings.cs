namespace WorldForge.Providers.Runtimes;

/// <summary>Reads the settings of an adapter: what the host gives directly beats the environment.</summary>
internal static class AdapterSettings
{
    /// <summary>A direct value that is not blank; null stays null.</summary>
    /// <exception cref="WorldForgeException">The value is blank; the message names the field.</exception>
    public static string? Direct(string? value, string field) =>
        value is null ? null
        : !string.IsNullOrWhiteSpace(value) ? value.Trim()
        : throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must be a non-empty string when provided.");

    /// <summary>The health answer of an adapter.</summary>
    public static ProviderHealth Health(string provider, bool healthy, TimeProvider time, long started, string details) =>
        new(provider, healthy, Math.Max(0.1, time.GetElapsedTime(started).TotalMilliseconds), details);
}
