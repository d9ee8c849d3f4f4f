using WorldForge.Evidence;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.LeRobot;

/// <summary>Where the policy comes from, and the loader mode that results name.</summary>
internal sealed class PolicySource(LeRobotOptions options, LeRobotConfiguration settings)
{
    private string? _type;

    /// <summary>The type that is set, or found in a local checkpoint.</summary>
    public string? PolicyType => settings.PolicyType ?? (_type ??= settings.IsLocalPath ? CheckpointType.Find(settings.LocalPath) : null);

    public string LoaderMode =>
        options.Policy is not null ? "injected_policy"
        : options.PolicyLoader is not null ? "policy_loader"
        : PolicyType is not null ? "typed_from_pretrained" : "pretrained_policy";

    /// <summary>What keeps the policy from being loaded, or null. A missing local checkpoint is found before the runtime is asked.</summary>
    public async ValueTask<string?> ProblemAsync(ProviderRuntimeManifest manifest, CancellationToken cancellationToken)
    {
        if (options.Policy is not null)
        {
            return null;
        }

        if (settings.PolicyPath is null)
        {
            return manifest.MissingEnvironmentDetail() + " (or injected policy)";
        }

        if (settings.IsLocalPath && !Directory.Exists(settings.LocalPath) && !File.Exists(settings.LocalPath))
        {
            return "LeRobot local checkpoint path does not exist";
        }

        return options.PolicyLoader is not null ? null
            : options.Runtime is null ? RuntimeText.NotInjected(manifest, nameof(IPolicyRuntime))
            : await options.Runtime.CheckAsync(cancellationToken).ConfigureAwait(false) is { } problem ? RuntimeText.Of(manifest, problem) : null;
    }

    /// <summary>Loads and prepares the policy, and begins its first episode; an injected one is left as the host made it.</summary>
    public async ValueTask<ILoadedPolicy> LoadAsync(CancellationToken cancellationToken)
    {
        if (options.Policy is { } injected)
        {
            return injected;
        }

        var request = new PolicyRequest(settings.IsLocalPath ? settings.LocalPath : settings.PolicyPath!, PolicyType, settings.Device, settings.CacheDirectory);
        ILoadedPolicy policy = options.PolicyLoader is { } loader
            ? await loader(request, cancellationToken).ConfigureAwait(false)
            : await options.Runtime!.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        if (policy is null)
        {
            throw new InvalidOperationException("the loader answered no policy");
        }

        await policy.PrepareAsync(new ModelPreparation(settings.Device), cancellationToken).ConfigureAwait(false);
        await policy.ResetAsync(cancellationToken).ConfigureAwait(false);
        return policy;
    }
}
