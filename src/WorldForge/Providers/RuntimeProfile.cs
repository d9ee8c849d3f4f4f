using System.Collections.Immutable;
using WorldForge.Validation;

namespace WorldForge.Providers;

/// <summary>A prepared provider runtime: which variables say that this machine has it.</summary>
public sealed record RuntimeProfile
{
    /// <summary>Describes a runtime.</summary>
    /// <param name="name">The profile's name, usually the provider's; not blank.</param>
    /// <param name="variables">Environment variables of which any one is enough; at least one.</param>
    /// <exception cref="WorldForgeException">The name or a variable is blank, or there is no variable.</exception>
    public RuntimeProfile(string name, params IReadOnlyList<string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Name = Check.Text(name, "name");
        Variables = [.. variables.Select(static variable => Check.Text(variable, "variables[]"))];
        if (Variables.IsEmpty)
        {
            throw Check.Invalid("variables", "must name at least one environment variable");
        }
    }

    /// <summary>The profile's name.</summary>
    public string Name { get; }

    /// <summary>The variables; one that is set is enough.</summary>
    public ImmutableArray<string> Variables { get; }

    /// <summary>Why the runtime is not configured here, or null when it is. A blank variable counts as missing.</summary>
    /// <param name="environment">Where variables are read from.</param>
    public string? MissingReason(ProviderEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Variables.Any(variable => environment.Find(variable) is not null)
            ? null
            : $"provider profile '{Name}' is not configured: missing {string.Join(" or ", Variables)}";
    }
}
