using WorldForge.Evidence;

namespace WorldForge.Providers.LeRobot;

/// <summary>Describes the policy checkpoint that a host chose, for its records.</summary>
public static class LeRobotAssets
{
    /// <summary>Describes a policy checkpoint; it is neither looked for nor opened.</summary>
    /// <param name="policyPath">A repository id or a local folder.</param>
    /// <param name="cacheRoot">The folder for downloads, or null.</param>
    /// <param name="exists">Whether it is there, when the host has looked.</param>
    /// <returns>The full form, which stays on this machine; share its <see cref="RuntimeAssetManifest.ToReference"/>.</returns>
    public static RuntimeAssetManifest PolicyCheckpoint(string policyPath, string? cacheRoot = null, bool? exists = null) => new()
    {
        AssetId = LeRobotProvider.ProviderName + ":policy-checkpoint",
        Provider = LeRobotProvider.ProviderName,
        AssetKind = "policy_checkpoint",
        Source = "host-selected LeRobot policy checkpoint",
        Path = policyPath,
        CacheRoot = cacheRoot,
        Exists = exists,
        RebuildCommand = RuntimeManifests.Of(LeRobotProvider.ProviderName).MinimumSmokeCommand,
    };
}
