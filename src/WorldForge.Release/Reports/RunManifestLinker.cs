using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Release.Reports;

/// <summary>Links manifests of live provider runs. A preserved evaluation or benchmark has a manifest of the same name and another kind: it is no live evidence.</summary>
internal sealed class RunManifestLinker(string root, ArtifactFinder artifacts)
{
    private static readonly string[] LiveKeys = ["provider_profile", "command_argv", "env_summary"];

    /// <summary>Named manifests first, which must be valid; then the valid live ones that are found.</summary>
    /// <exception cref="WorldForgeException">A named manifest is missing, not JSON, or not a valid live manifest.</exception>
    public async Task<ImmutableArray<LinkedRunManifest>> LinkAsync(ImmutableArray<string> named, CancellationToken cancellationToken)
    {
        var linked = ImmutableArray.CreateBuilder<LinkedRunManifest>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var path in named.Select(path => Path.GetFullPath(path, root)).Where(seen.Add))
        {
            linked.Add(await ReadAsync(path, cancellationToken).ConfigureAwait(false));
        }

        foreach (var path in artifacts.RunManifests().Order(StringComparer.Ordinal).Where(seen.Add))
        {
            if (await TryReadAsync(path, cancellationToken).ConfigureAwait(false) is { } manifest)
            {
                linked.Add(manifest);
            }
        }

        return linked.ToImmutable();
    }

    private async Task<LinkedRunManifest?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return StrictJson.TryParse(bytes, null, out var value, out _) && value is JsonObject document && LiveKeys.Any(document.ContainsKey)
            ? await ReadAsync(path, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<LinkedRunManifest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var reference = await artifacts.ReferenceAsync(path, cancellationToken).ConfigureAwait(false);
        if (reference.Missing)
        {
            throw Invalid(reference, "there is no such file");
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            var manifest = RunManifest.FromJson(StrictJson.Parse(bytes));
            return new LinkedRunManifest
            {
                File = reference,
                Provider = manifest.ProviderProfile,
                Capability = Word(manifest, "capability"),
                Status = Word(manifest, "status"),
                ArtifactPaths = manifest.ArtifactPaths,
            };
        }
        catch (WorldForgeException exception)
        {
            throw Invalid(reference, exception.Message);
        }
    }

    private static string Word(RunManifest manifest, string key) => manifest.ToJson()[key] is JsonText text ? text.Value : "";

    private static WorldForgeException Invalid(ArtifactReference reference, string problem) => new(
        "wf.evidence.run_manifest",
        $"The run manifest {reference.Path} cannot be linked: {problem}. First triage: write it again with the smoke's --run-manifest option.");
}
