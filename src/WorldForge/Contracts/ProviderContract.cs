using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;

namespace WorldForge.Contracts;

/// <summary>
/// Runs the contract of one provider and returns evidence: what it says about itself, its health and lifecycle, every capability that it
/// advertises and every one that it does not, and the events of all calls. The conformance suites for xUnit judge by the same rules.
/// </summary>
public static class ProviderContract
{
    private const string NotLive = "Configured and not local: it could reach a network.";
    private const string AllowLive = "Run again with --live on a host where calls to this provider are wanted.";

    /// <summary>Judges a provider. An unconfigured one must refuse its capabilities; a configured one must answer them.</summary>
    /// <param name="request">Which provider, and how far to go.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="WorldForgeException">The provider cannot be made, or an input is malformed.</exception>
    public static async Task<ProviderContractEvidence> RunAsync(ProviderContractRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        InMemoryRecorderSink recorder = new();
        ForgeOptions options = new()
        {
            CreateStateDirectory = false,
            Catalog = new ProviderCatalog([]),
            DiscoverEntryPoints = false,
            EventHandler = recorder,
            Environment = request.Environment,
            TimeProvider = request.TimeProvider,
        };
        IWorldModelProvider provider = request.Factory(new ProviderFactoryContext(options))
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, "The factory made no provider.");
        Forge forge = new(options);
        await using (forge.ConfigureAwait(false))
        {
            forge.RegisterProvider(provider);
            try
            {
                return await JudgeAsync(request, provider, forge, recorder, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await DisposeAsync(provider).ConfigureAwait(false);
            }
        }
    }

    private static async Task<ProviderContractEvidence> JudgeAsync(
        ProviderContractRequest request, IWorldModelProvider provider, Forge forge, InMemoryRecorderSink recorder, CancellationToken cancellationToken)
    {
        bool configured = provider.IsConfigured;
        bool mayCall = !configured || provider.Profile.Specification.IsLocal || request.IsLive;
        ProviderHealth? health = mayCall ? await forge.CheckHealthAsync(provider.Name, cancellationToken).ConfigureAwait(false) : null;
        ImmutableArray<ContractCheck>.Builder checks = ImmutableArray.CreateBuilder<ContractCheck>();
        checks.Add(ContractCheck.Of(
            "metadata", MetadataRules.OfProvider(provider), "Names, description, capabilities and configuration agree.", "Correct the profile of the adapter."));
        checks.Add(health is null
            ? ContractCheck.Skipped("health", NotLive, AllowLive)
            : ContractCheck.Of("health", MetadataRules.OfHealth(provider, health), health.IsHealthy ? "Healthy." : $"Unhealthy, as it says: {health.Details}", "Correct the health check of the adapter."));
        checks.Add(mayCall
            ? await LifecycleAsync(provider, forge, cancellationToken).ConfigureAwait(false)
            : ContractCheck.Skipped("lifecycle", NotLive, AllowLive));
        checks.AddRange(await CapabilitiesAsync(request, provider, forge, mayCall, cancellationToken).ConfigureAwait(false));
        checks.Add(Events(provider.Name, recorder.Events));
        return new ProviderContractEvidence
        {
            Provider = provider.Name,
            IsRegistered = request.IsRegistered,
            IsConfigured = configured,
            IsLive = request.IsLive,
            FactoryPath = request.FactoryPath,
            Profile = provider.Profile,
            Health = health,
            Checks = checks.ToImmutable(),
        };
    }

    private static async Task<ContractCheck> LifecycleAsync(IWorldModelProvider provider, Forge forge, CancellationToken cancellationToken)
    {
        ProviderLifecycleStatus status = await forge.GetLifecycleStatusAsync(provider.Name, cancellationToken: cancellationToken).ConfigureAwait(false);
        string word = status.Status.ToWireName();
        string? problem = status.Status switch
        {
            LifecycleStatus.Failed or LifecycleStatus.TeardownFailed => $"Preflight ended in {word}: {status.Details}",
            LifecycleStatus.Skipped when string.IsNullOrWhiteSpace(status.SkipReason) => "Preflight is skipped without a reason.",
            _ when status.IsReady && !provider.IsConfigured => $"Preflight says {word} although the provider is not configured.",
            _ => null,
        };
        return ContractCheck.Of(
            "lifecycle", problem is null ? [] : [problem], status.SkipReason is { } reason ? $"Preflight: {word}, {reason}." : $"Preflight: {word}.", "Correct the preflight hook of the adapter.");
    }

    private static async Task<IReadOnlyList<ContractCheck>> CapabilitiesAsync(
        ProviderContractRequest request, IWorldModelProvider provider, Forge forge, bool mayCall, CancellationToken cancellationToken)
    {
        ImmutableArray<Capability> declared = [.. provider.Profile.Capabilities.Enabled];
        CapabilityCheck check = new(forge, provider.Name, new ContractSamples(request));
        List<ContractCheck> checks = [];
        foreach (Capability capability in declared)
        {
            checks.Add(!mayCall
                ? ContractCheck.Skipped(CapabilityCheck.Prefix + capability.ToWireName(), NotLive, AllowLive)
                : provider.IsConfigured
                    ? await check.AnswersAsync(capability, provider.Profile.Specification.Deterministic, cancellationToken).ConfigureAwait(false)
                    : await check.RefusesAsync(capability, cancellationToken).ConfigureAwait(false));
        }

        if (declared.IsEmpty)
        {
            checks.Add(ContractCheck.Skipped("capabilities", "The profile advertises no capability.", "Configure the provider, or wait for an adapter that can do something."));
        }

        checks.Add(mayCall
            ? await check.RefusesOthersAsync([.. CapabilityNames.All.Except(declared)], cancellationToken).ConfigureAwait(false)
            : ContractCheck.Skipped("undeclared_capabilities", NotLive, AllowLive));
        return checks;
    }

    private static ContractCheck Events(string provider, ImmutableArray<ProviderEvent> events) => events.IsEmpty
        ? ContractCheck.Skipped("events", "No call was made, so there is no event to judge.", AllowLive)
        : ContractCheck.Of(
            "events",
            [.. events.SelectMany(recorded => ProviderEventRules.Problems(recorded.ToJson(), provider).Select(problem => $"{recorded.Operation}/{recorded.Phase}: {problem}"))],
            FormattableString.Invariant($"{events.Length} events name the provider and show no secret."),
            "Correct the events of the adapter.");

    private static async ValueTask DisposeAsync(IWorldModelProvider provider)
    {
        switch (provider)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                break;
        }
    }
}
