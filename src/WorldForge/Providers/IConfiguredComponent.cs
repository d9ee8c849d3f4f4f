namespace WorldForge.Providers;

/// <summary>The role of a component that needs configuration before it can run.</summary>
public interface IConfiguredComponent
{
    /// <summary>Whether everything that is required is there. A blank value counts as absent.</summary>
    bool IsConfigured { get; }

    /// <summary>Summarises the configuration without any value.</summary>
    ProviderConfigSummary DescribeConfiguration();
}
