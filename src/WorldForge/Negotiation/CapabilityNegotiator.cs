using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Diagnostics;
using WorldForge.Providers;

namespace WorldForge.Negotiation;

/// <summary>Matches workflows with the providers of a facade. Every provider is checked once per run.</summary>
internal static class CapabilityNegotiator
{
    public static async ValueTask<NegotiationReport> RunAsync(
        ProviderDiagnostics diagnostics,
        IEnumerable<WorkflowSpec> workflows,
        CancellationToken cancellationToken)
    {
        ImmutableArray<Inspection>.Builder inspections = ImmutableArray.CreateBuilder<Inspection>();
        foreach (string name in diagnostics.AllNames)
        {
            ComponentSet set = diagnostics.Find(name);
            bool configured = set.ConfigSummary.IsConfigured;
            ProviderHealth health = await diagnostics.HealthAsync(set, cancellationToken).ConfigureAwait(false);
            inspections.Add(new Inspection(set, set.Profile, configured, health));
        }

        ImmutableArray<Inspection> everyone = inspections.ToImmutable();
        return new NegotiationReport(
            [.. workflows.Select(workflow => new WorkflowReadiness(
                workflow,
                [.. workflow.RequiredCapabilities.Select(capability => Requirement(capability, everyone))]))]);
    }

    private static CapabilityRequirement Requirement(Capability capability, ImmutableArray<Inspection> everyone)
    {
        ImmutableArray<NegotiationCandidate> candidates = [.. everyone.Select(inspection => Candidate(capability, inspection))];
        return new CapabilityRequirement(capability, candidates, Action(capability, candidates));
    }

    private static NegotiationCandidate Candidate(Capability capability, Inspection inspection)
    {
        bool compatible = inspection.Profile.Capabilities.Supports(capability);
        ProviderReadiness readiness = !compatible ? ProviderReadiness.Unsupported
            : !inspection.IsConfigured ? ProviderReadiness.MissingConfig
            : !inspection.Health.IsHealthy ? ProviderReadiness.MissingDependency
            : !inspection.Set.IsRegistered ? ProviderReadiness.NotRegistered
            : ProviderReadiness.Ready;
        return new NegotiationCandidate
        {
            Name = inspection.Set.Name,
            Capability = capability,
            IsRegistered = inspection.Set.IsRegistered,
            IsCompatible = compatible,
            IsConfigured = inspection.IsConfigured,
            IsHealthy = inspection.Health.IsHealthy,
            Readiness = readiness,
            Reason = Reason(capability, readiness, inspection),
        };
    }

    private static string Reason(Capability capability, ProviderReadiness readiness, Inspection inspection) => readiness switch
    {
        ProviderReadiness.Unsupported => $"the profile does not advertise {capability.ToWireName()}",
        ProviderReadiness.MissingConfig when inspection.Profile.RequiredVariablesText.Length > 0 =>
            $"the profile is not configured: missing {inspection.Profile.RequiredVariablesText}",
        ProviderReadiness.MissingConfig => "the provider says that it is not configured",
        ProviderReadiness.MissingDependency => $"the health check is unhealthy: {inspection.Health.Details}",
        ProviderReadiness.NotRegistered => "known, but not registered on this facade",
        _ => "",
    };

    private static string? Action(Capability capability, ImmutableArray<NegotiationCandidate> candidates)
    {
        if (candidates.Any(static candidate => candidate.Readiness == ProviderReadiness.Ready))
        {
            return null;
        }

        NegotiationCandidate? nearest = candidates
            .Where(static candidate => candidate.IsCompatible)
            .OrderByDescending(static candidate => candidate.Readiness)
            .FirstOrDefault();
        return nearest is null
            ? $"Nothing in the catalog advertises {capability.ToWireName()}: register a provider that supports it."
            : nearest.Readiness == ProviderReadiness.NotRegistered
                ? $"Register {nearest.Name} to serve {capability.ToWireName()}: {nearest.Reason}."
                : $"Configure provider {nearest.Name} to serve {capability.ToWireName()}: {nearest.Reason}.";
    }

    private sealed record Inspection(ComponentSet Set, ProviderProfile Profile, bool IsConfigured, ProviderHealth Health);
}
