namespace WorldForge.Providers;

/// <summary>Where providers read variables from. A blank value is the same as an unset one.</summary>
public sealed class ProviderEnvironment
{
    private readonly Func<string, string?> _read;

    private ProviderEnvironment(Func<string, string?> read) => _read = read;

    /// <summary>No variable is set.</summary>
    public static ProviderEnvironment Empty { get; } = new(static _ => null);

    /// <summary>The variables of this process, read at the time of the question.</summary>
    public static ProviderEnvironment Process { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Reads from a function, for example over a host's own configuration.</summary>
    public static ProviderEnvironment From(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ProviderEnvironment(read);
    }

    /// <summary>Reads from a copy of the given variables.</summary>
    public static ProviderEnvironment From(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        Dictionary<string, string?> copy = new(variables, StringComparer.Ordinal);
        return new ProviderEnvironment(copy.GetValueOrDefault);
    }

    /// <summary>Returns the trimmed value, or null when it is unset or blank.</summary>
    public string? Find(string variable)
    {
        string? value = _read(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
