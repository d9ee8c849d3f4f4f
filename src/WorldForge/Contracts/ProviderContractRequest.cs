using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Contracts;

/// <summary>Which provider to judge, and how far the judgement may go.</summary>
public sealed record ProviderContractRequest
{
    /// <summary>Makes the provider. Called once; the contract disposes what it makes.</summary>
    public required Func<ProviderFactoryContext, IWorldModelProvider> Factory { get; init; }

    /// <summary>Whether the host's facade has the provider registered; only reported.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Where a factory outside the catalog is, without folders; null for a provider of the catalog. Only reported.</summary>
    public string? FactoryPath { get; init; }

    /// <summary>Whether a configured provider that is not local may be called.</summary>
    /// <value>False by default: then nothing of such a provider runs that could reach a network.</value>
    public bool IsLive { get; init; }

    /// <summary>The <c>info</c> of a score request; null takes a generic sample.</summary>
    public JsonObject? ScoreInfo { get; init; }

    /// <summary>The candidates of a score request; null takes a generic sample.</summary>
    public JsonValue? ScoreCandidates { get; init; }

    /// <summary>The <c>info</c> of a policy or plan request; null takes a generic sample.</summary>
    public JsonObject? PolicyInfo { get; init; }

    /// <summary>Where the provider reads variables from.</summary>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
