using System.Collections.Immutable;
using WorldForge.Calls;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;

namespace WorldForge.Diagnostics;

/// <summary>Answers every question about providers that is not a capability call.</summary>
internal sealed class ProviderDiagnostics
{
    private readonly ProviderDirectory _directory;
    private readonly HealthCheck _health;
    private readonly LifecycleRun _lifecycle;
    private readonly PreflightCache _preflights;
    private readonly string _stateDirectory;

    public ProviderDiagnostics(
        ProviderRegistry registry,
        ForgeOptions options,
        ProviderFactoryContext context,
        PluginHost plugins)
    {
        _directory = new ProviderDirectory(registry, context, options.Catalog, plugins);
        _health = new HealthCheck(new TimeLimit(options.HealthTimeLimit, options.TimeProvider), options.TimeProvider);
        _lifecycle = new LifecycleRun(new TimeLimit(options.LifecycleTimeLimit, options.TimeProvider), options.TimeProvider);
        _preflights = new PreflightCache(options.PreflightCacheTime, options.TimeProvider);
        _stateDirectory = options.StateDirectory;
    }

    public ImmutableArray<string> AllNames => _directory.AllNames;

    public ImmutableArray<ProviderProfile> CatalogProfiles() => _directory.CatalogProfiles;

    public ComponentSet Find(string name) => _directory.Any(name);

    public ProviderProfile RegisteredProfile(string name) => _directory.Registered(name).Profile;

    public ProviderProfile Profile(string name) => _directory.Any(name).Profile;

    public ProviderConfigSummary ConfigSummary(string name) => _directory.Any(name).ConfigSummary;

    public ValueTask<ProviderHealth> HealthAsync(string name, CancellationToken cancellationToken) =>
        _health.RunAsync(_directory.Any(name), cancellationToken);

    public ValueTask<ProviderHealth> HealthAsync(ComponentSet set, CancellationToken cancellationToken) => _health.RunAsync(set, cancellationToken);

    public async ValueTask<ImmutableArray<ProviderHealth>> AllHealthAsync(Capability? capability, CancellationToken cancellationToken)
    {
        _ = capability?.ToWireName();
        ImmutableArray<ProviderHealth>.Builder answers = ImmutableArray.CreateBuilder<ProviderHealth>();
        foreach (string name in _directory.RegisteredNames)
        {
            ComponentSet set = _directory.Any(name);
            if (capability is not { } wanted || set.Profile.Capabilities.Supports(wanted))
            {
                answers.Add(await _health.RunAsync(set, cancellationToken).ConfigureAwait(false));
            }
        }

        return answers.ToImmutable();
    }

    public async ValueTask<ProviderLifecycleStatus> LifecycleAsync(string name, bool warmup, bool teardown, CancellationToken cancellationToken)
    {
        ComponentSet set = _directory.Any(name);
        bool isPlain = !warmup && !teardown;
        if (isPlain && _preflights.Find(name) is { } cached)
        {
            return cached;
        }

        ImmutableArray<(string, ProviderLifecycleStatus)>.Builder parts = ImmutableArray.CreateBuilder<(string, ProviderLifecycleStatus)>(set.Parts.Length);
        foreach (ComponentPart part in set.Parts)
        {
            string label = set.Parts.Length == 1 ? name : part.Component.Name;
            parts.Add((label, await _lifecycle.RunAsync(name, part, warmup, teardown, cancellationToken).ConfigureAwait(false)));
        }

        ProviderLifecycleStatus status = LifecycleSummary.Of(name, parts.ToImmutable());
        if (isPlain)
        {
            _preflights.Store(name, status);
        }

        return status;
    }

    public async ValueTask TeardownAsync(string name)
    {
        // A part without a hook has nothing to report to anybody here, and a report would be redacted for nothing.
        foreach (ComponentPart part in _directory.Registered(name).Parts.Where(static part => part.Component is ITeardownHook))
        {
            await _lifecycle.TeardownAsync(name, part, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async ValueTask<DoctorReport> DoctorAsync(Capability? capability, bool registeredOnly, CancellationToken cancellationToken)
    {
        _ = capability?.ToWireName();
        IEnumerable<string> names = registeredOnly ? _directory.RegisteredNames : _directory.AllNames;
        ImmutableArray<ProviderDoctorStatus>.Builder rows = ImmutableArray.CreateBuilder<ProviderDoctorStatus>();
        ImmutableArray<string>.Builder issues = ImmutableArray.CreateBuilder<string>();
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            ComponentSet set = _directory.Any(name);
            ProviderProfile profile = set.Profile;
            if (capability is { } wanted && !profile.Capabilities.Supports(wanted))
            {
                continue;
            }

            ProviderHealth health = await _health.RunAsync(set, cancellationToken).ConfigureAwait(false);
            ProviderLifecycleStatus lifecycle = await LifecycleAsync(name, warmup: false, teardown: false, cancellationToken).ConfigureAwait(false);
            rows.Add(new ProviderDoctorStatus(name, set.IsRegistered, profile, health, lifecycle, set.ConfigSummary));
            if (!health.IsHealthy)
            {
                issues.Add(Issue(set, profile, health));
            }
        }

        return new DoctorReport { StateDirectory = StateDirectory.Display(_stateDirectory), Providers = rows.ToImmutable(), Issues = issues.ToImmutable() };
    }

    private static string Issue(ComponentSet set, ProviderProfile profile, ProviderHealth health) =>
        set.Parts is not [{ Component: UnusableProvider }] && !profile.RequiredVariables.IsEmpty && !set.ConfigSummary.IsConfigured
            ? $"Provider '{set.Name}' is not configured: missing or invalid {profile.RequiredVariablesText}."
            : $"Provider '{set.Name}' is unhealthy: {health.Details}";
}
