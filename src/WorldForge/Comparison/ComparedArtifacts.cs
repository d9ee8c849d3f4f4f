using System.Collections.Frozen;
using System.Collections.Immutable;
using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>The artifacts of a run that are safe to name, and how many are not.</summary>
/// <param name="Safe">The safe ones, sorted by label.</param>
/// <param name="Excluded">How many labels were left out.</param>
internal sealed record ComparedArtifacts(ImmutableArray<ComparedArtifact> Safe, int Excluded)
{
    private static readonly FrozenSet<string> _suffixes = FrozenSet.ToFrozenSet([".csv", ".html", ".json", ".jsonl", ".md", ".txt"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at what a manifest names below the run's folder.</summary>
    /// <param name="named">The manifest's <c>artifact_paths</c>; each value may be anything.</param>
    /// <param name="folder">The run's folder, a host path.</param>
    /// <param name="cancellationToken">Stops the hashing.</param>
    public static async Task<ComparedArtifacts> OfAsync(JsonObject named, string folder, CancellationToken cancellationToken)
    {
        ImmutableArray<ComparedArtifact>.Builder safe = ImmutableArray.CreateBuilder<ComparedArtifact>();
        foreach ((string label, JsonValue value) in named.OrderBy(member => member.Key, CodePointComparer.Instance))
        {
            if (!string.IsNullOrWhiteSpace(label) && value is JsonText { Value: var path } && IsSafe(path, folder))
            {
                safe.Add(await LookAsync(label, path, folder, cancellationToken).ConfigureAwait(false));
            }
        }

        return new ComparedArtifacts(safe.ToImmutable(), named.Count - safe.Count);
    }

    private static bool IsSafe(string path, string folder)
    {
        if (!WorkspacePath.TryParse(path, out WorkspacePath place) || place.IsRoot || !_suffixes.Contains(Path.GetExtension(path))
            || RunText.Observable.Redact(path) != path)
        {
            return false;
        }

        try
        {
            return RealPath.IsInside(folder, Path.Join(folder, path));
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.LinkLoop)
        {
            return false;
        }
    }

    private static async Task<ComparedArtifact> LookAsync(string label, string path, string folder, CancellationToken cancellationToken)
    {
        try
        {
            FileStream file = PlainFile.Open(Path.Join(folder, path), path);
            await using (file.ConfigureAwait(false))
            {
                long size = file.Length;
                return new ComparedArtifact(label, path, size, await Sha256Digest.OfAsync(file, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (WorldForgeException)
        {
            // Not there, not a file, or not readable: the artifact is listed as one that does not exist.
            return new ComparedArtifact(label, path, null, null);
        }
    }
}
