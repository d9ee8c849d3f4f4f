using System.Collections.Immutable;

namespace WorldForge.Providers;

/// <summary>The definition of one configuration field, and how its source is found: direct beats environment beats default.</summary>
public sealed record ConfigField
{
    private static readonly string[] SecretWords = ["api_key", "api_secret", "secret", "token", "password", "credential"];

    /// <summary>The variable name.</summary>
    public required string Name { get; init; }

    /// <summary>Other variables for the same field, tried in order after <see cref="Name"/>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether the provider needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is a secret whatever its name says.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the adapter has a default for it.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Reads a value; throws a <see cref="WorldForgeException"/> when it cannot be read. Null accepts any text.</summary>
    public Action<string, string>? Parser { get; init; }

    /// <summary>Finds the value: the direct one, or the first variable that is not blank, or null.</summary>
    public string? Find(ProviderEnvironment environment, string? direct = null) =>
        string.IsNullOrWhiteSpace(direct) ? Winner(environment)?.Value : direct.Trim();

    /// <summary>Summarises the field without its value.</summary>
    public ConfigFieldSummary Summarize(ProviderEnvironment environment, string? direct = null)
    {
        (string Name, string Value)? winner = Winner(environment);
        string? value = Find(environment, direct);
        string problem = value is null ? (IsRequired && !HasDefault ? "missing" : "") : Problem(value);
        return new ConfigFieldSummary
        {
            Name = Name,
            Aliases = Aliases,
            IsPresent = value is not null || HasDefault,
            Source = !string.IsNullOrWhiteSpace(direct) ? "direct" : winner is { } found ? "env:" + found.Name : HasDefault ? "default" : "unset",
            IsRequired = IsRequired,
            IsSecret = IsSecret || Array.Exists(SecretWords, word => Name.Contains(word, StringComparison.OrdinalIgnoreCase)),
            IsValid = problem.Length == 0,
            Detail = problem,
        };
    }

    private (string Name, string Value)? Winner(ProviderEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (string variable in (IEnumerable<string>)[Name, .. Aliases])
        {
            if (environment.Find(variable) is { } value)
            {
                return (variable, value);
            }
        }

        return null;
    }

    private string Problem(string value)
    {
        try
        {
            Parser?.Invoke(value, Name);
            return "";
        }
        catch (WorldForgeException exception)
        {
            return exception.Message;
        }
    }
}
