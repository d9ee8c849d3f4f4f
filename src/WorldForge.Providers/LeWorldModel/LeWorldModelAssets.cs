using WorldForge.Evidence;
using WorldForge.Validation;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>Describes the checkpoint that a host prepared, for its records.</summary>
public static class LeWorldModelAssets
{
    /// <summary>The name of a policy's checkpoint below its cache root: <c>&lt;policy&gt;_object.ckpt</c>.</summary>
    public static string CheckpointName(string policy) => Check.Text(policy, "policy") + "_object.ckpt";

    /// <summary>Describes a checkpoint. Whether it exists is looked up now; it is neither opened nor fetched.</summary>
    /// <param name="policy">The run name, such as <c>pusht/lewm</c>.</param>
    /// <param name="cacheRoot">The folder that holds the checkpoints.</param>
    /// <param name="revision">The pinned revision it was built from, when it is known.</param>
    /// <returns>The full form, which stays on this machine; share its <see cref="RuntimeAssetManifest.ToReference"/>.</returns>
    /// <exception cref="WorldForgeException">The policy is blank or no id.</exception>
    public static RuntimeAssetManifest Checkpoint(string policy, string cacheRoot, string? revision = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(cacheRoot);
        string name = Check.Text(policy, "policy");
        string path = Path.Join(cacheRoot, CheckpointName(name));
        var file = new FileInfo(path);
        return new RuntimeAssetManifest
        {
            AssetId = $"{LeWorldModelProvider.ProviderName}:checkpoint:{name}",
            Provider = LeWorldModelProvider.ProviderName,
            AssetKind = "checkpoint",
            Source = "huggingface:quentinll/lewm-pusht",
            Path = path,
            CacheRoot = cacheRoot,
            Revision = revision,
            SizeBytes = file.Exists ? file.Length : null,
            Exists = file.Exists,
            RebuildCommand = $"worldforge-build-leworldmodel-checkpoint --policy {name} --stablewm-home <cache-root> --revision <pinned-sha>",
        };
    }
}
