namespace WorldForge.Providers.Mock;

/// <summary>How a <see cref="MockProvider"/> is built.</summary>
public sealed record MockProviderOptions
{
    /// <summary>The provider name.</summary>
    /// <value><c>mock</c> by default.</value>
    public string Name { get; init; } = MockProvider.ProviderName;

    /// <summary>The clock of simulated latency.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What goes wrong, in order of calls; null for a provider that always works.</summary>
    public MockFaultPlan? Faults { get; init; }
}
