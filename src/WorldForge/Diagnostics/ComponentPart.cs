using System.Collections.Immutable;
using WorldForge.Calls;
using WorldForge.Capabilities;
using WorldForge.Providers;

namespace WorldForge.Diagnostics;

/// <summary>One component under a name, with what diagnostics ask of it.</summary>
internal sealed class ComponentPart
{
    private readonly ProviderEnvironment _environment;

    public ComponentPart(string name, ICapabilityComponent component, ProviderCapabilities capabilities, ProviderEnvironment environment)
    {
        Component = component;
        _environment = environment;
        Profile = component is IWorldModelProvider full
            ? full.Profile
            : new ProviderProfile(name, capabilities, component.Specification);
    }

    public ICapabilityComponent Component { get; }

    public ProviderProfile Profile { get; }

    /// <summary>
    /// Null when the component is configured; else what is missing (<c>A or B</c>, <c>A, B</c>), or that it cannot even say. A component
    /// that says nothing of itself needs the variables of its declaration.
    /// </summary>
    public string? ConfigurationProblem
    {
        get
        {
            if (Component is UnusableProvider unusable)
            {
                return unusable.Reason;
            }

            try
            {
                bool isConfigured = Component is IConfiguredComponent own ? own.IsConfigured : MissingVariables.IsEmpty;
                return isConfigured ? null
                    : Profile.RequiredVariables.IsEmpty ? "provider is not configured"
                    : "missing " + Profile.RequiredVariablesText;
            }
            catch (Exception exception) when (IsForeignFault(exception))
            {
                return "configuration check failed: " + CallFaults.Cause(exception);
            }
        }
    }

    /// <summary>What the component says of its variables; one that says nothing, or fails to, has those of its declaration.</summary>
    public ProviderConfigSummary ConfigSummary
    {
        get
        {
            try
            {
                if (Component is IConfiguredComponent own && own.DescribeConfiguration() is { } summary)
                {
                    return summary;
                }
            }
            catch (Exception exception) when (IsForeignFault(exception))
            {
                // The declaration answers instead, below.
            }

            return new ProviderConfigSummary(
                Profile.Name,
                ConfigurationProblem is null,
                [.. Profile.RequiredVariables.Select(variable => new ConfigField { Name = variable, IsRequired = true }.Summarize(_environment))]);
        }
    }

    private ImmutableArray<string> MissingVariables
    {
        get
        {
            ImmutableArray<string> missing = [.. Profile.RequiredVariables.Where(variable => _environment.Find(variable) is null)];
            return Profile.Specification.VariablesAreAliases && missing.Length < Profile.RequiredVariables.Length ? [] : missing;
        }
    }
    // A diagnostic reports what foreign code throws, whatever it is, unless the process is beyond help.
    private static bool IsForeignFault(Exception exception) => exception is not (OutOfMemoryException or InsufficientExecutionStackException);
}
