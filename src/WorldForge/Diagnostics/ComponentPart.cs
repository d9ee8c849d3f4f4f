using System.Collections.Immutable;
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

    /// <summary>What the component says of itself; one that says nothing needs the variables of its declaration.</summary>
    public bool IsConfigured => Component is IConfiguredComponent configured ? configured.IsConfigured : MissingVariables.IsEmpty;

    public ProviderConfigSummary ConfigSummary =>
        Component is IConfiguredComponent configured
            ? configured.DescribeConfiguration()
            : new ProviderConfigSummary(
                Profile.Name,
                IsConfigured,
                [.. Profile.RequiredVariables.Select(variable => new ConfigField { Name = variable, IsRequired = true }.Summarize(_environment))]);

    /// <summary>Names what is missing: <c>A or B</c>, <c>A, B</c>, or that the provider is not configured.</summary>
    public string MissingText =>
        Profile.RequiredVariables.IsEmpty ? "provider is not configured" : "missing " + Profile.RequiredVariablesText;

    private ImmutableArray<string> MissingVariables
    {
        get
        {
            ImmutableArray<string> missing = [.. Profile.RequiredVariables.Where(variable => _environment.Find(variable) is null)];
            return Profile.Specification.VariablesAreAliases && missing.Length < Profile.RequiredVariables.Length ? [] : missing;
        }
    }
}
