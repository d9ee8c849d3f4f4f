using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>The workspace of the repository, and a facade that knows the mock alone and reads no environment.</summary>
internal static class ReviewWorkspace
{
    /// <summary>The folder of the workspace, relative to the repository root.</summary>
    public const string Folder = RunStore.DefaultDirectory;

    /// <summary>The provider of every run of a review.</summary>
    public const string Provider = "mock";

    /// <summary>The workspace.</summary>
    public static RunStore Store(CollectContext context) => new(Path.Combine(context.Root, Folder), context.Services.Time);

    /// <summary>A facade.</summary>
    public static Forge CreateForge(CollectContext context, IProviderEventHandler events) => new(new ForgeOptions
    {
        CreateStateDirectory = false,
        AutoRegisterRemote = false,
        DiscoverEntryPoints = false,
        Environment = ProviderEnvironment.Empty,
        EventHandler = events,
        TimeProvider = context.Services.Time,
    });

    /// <summary>The run as it stands on the disk, with the digest of its manifest.</summary>
    public static async Task<PreservedRun> ReadAsync(RunStore store, RunId id, ProvenanceEnvelope? provenance, CancellationToken cancellationToken)
    {
        var manifest = store.Read(id);
        var file = Path.Combine(store.PathOf(id), RunWorkspaceManifest.FileName);
        return new PreservedRun
        {
            RunId = id.ToString(),
            Kind = manifest.Kind,
            Status = manifest.Status,
            Provider = manifest.Provider ?? "",
            Operation = manifest.Operation ?? "",
            Command = manifest.Command,
            Manifest = $"{Folder}/runs/{id}/{RunWorkspaceManifest.FileName}",
            ManifestSha256 = (await Sha256Digest.OfFileAsync(file, cancellationToken).ConfigureAwait(false)).ToString(),
            ManifestBytes = new FileInfo(file).Length,
            InputDigest = provenance?.InputDigest?.ToString(),
            ResultDigest = provenance?.ResultDigest?.ToString(),
        };
    }
}
