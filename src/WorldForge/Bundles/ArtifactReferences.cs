using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The artifacts that a run's manifest names: one that is there is listed as a file; any other leaves an entry with its reason.</summary>
internal static class ArtifactReferences
{
    public static IEnumerable<SourceItem> Dangling(JsonObject manifest, string run, BundleNames names, string prefix)
    {
        if (!manifest.TryGetValue("artifact_paths", out JsonValue? value) || value is not JsonObject artifacts)
        {
            yield break;
        }

        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string label, JsonValue reference) in artifacts.OrderBy(static member => member.Key, StringComparer.Ordinal))
        {
            if (Problem(reference, run) is { } problem)
            {
                string name = names.Shown(label);
                for (int number = 2; !used.Add(name); number++)
                {
                    name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{names.Shown(label)}~{number}");
                }

                string path = $"{prefix}/artifacts/{name}";
                yield return SourceItem.Missing(path, SourceRoots.Local(name), BundleFileKind.ArtifactReference, problem);
            }
        }
    }

    private static string? Problem(JsonValue reference, string run)
    {
        if (reference is not JsonText { Value: var path } || string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            return BundleReasons.NotARelativePath;
        }

        bool isAbsolute = Path.IsPathRooted(path) || path[0] is '~' or '\\' || (path.Length > 1 && path[1] == ':') || path.Contains("://", StringComparison.Ordinal);
        if (isAbsolute)
        {
            return BundleReasons.AbsoluteReference;
        }

        try
        {
            string real = RealPath.Resolve(Path.Join(run, path));
            return !RealPath.IsBelowResolved(run, real) ? BundleReasons.EscapingReference
                : Path.Exists(real) ? null
                : BundleReasons.MissingReference;
        }
        catch (WorldForgeException)
        {
            return BundleReasons.LinkLoop;
        }
    }
}
