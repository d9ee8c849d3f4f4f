using System.Globalization;
using System.IO.Enumeration;
using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>Walks the folder of one run, names in ordinal order. Links are never entered.</summary>
/// <param name="folder">The folder of all runs.</param>
/// <param name="run">The name of the run's folder.</param>
/// <param name="names">Judges names.</param>
/// <param name="source">How a place in the bundle is shown as a source.</param>
internal sealed class RunFiles(SourceFolder folder, string run, BundleNames names, Func<string, string> source)
{
    private const int DeepestFolder = 32;

    public IEnumerable<SourceItem> Items() => Below(run, "", 0);

    private IEnumerable<SourceItem> Below(string relative, string shown, int depth)
    {
        if (depth > DeepestFolder || Entries(relative) is not { } entries)
        {
            yield return Left(shown, depth > DeepestFolder ? BundleReasons.TooDeep : BundleReasons.Unreadable);
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, FileAttributes attributes) in entries)
        {
            string place = Joined(relative, name);
            string? problem = names.Problem(name) ?? (seen.Add(name) ? null : BundleReasons.NameCase);
            string safe = Joined(shown, problem is null ? name : Unique(names.Shown(name), seen));
            bool isLink = attributes.HasFlag(FileAttributes.ReparsePoint);
            problem ??= isLink ? LinkProblem(place) : null;
            if (problem is not null)
            {
                yield return Left(safe, problem);
            }
            else if (isLink)
            {
                // It leads to a file of the same run, which is listed under its own name.
            }
            else if (attributes.HasFlag(FileAttributes.Directory))
            {
                foreach (SourceItem item in Below(place, safe, depth + 1))
                {
                    yield return item;
                }
            }
            else
            {
                string path = $"runs/{run}/{safe}";
                yield return new SourceItem(folder, place, path, source(path), BundleFileKind.RunArtifact);
            }
        }
    }

    private static string Joined(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string Unique(string name, HashSet<string> seen)
    {
        string unique = name;
        for (int number = 2; !seen.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}~{number}");
        }

        return unique;
    }

    private SourceItem Left(string shown, string problem)
    {
        string path = $"runs/{run}/{(shown.Length == 0 ? "_unnamed_" : shown)}";
        return SourceItem.Missing(path, source(path), BundleFileKind.RunArtifact, problem);
    }

    private List<(string Name, FileAttributes Attributes)>? Entries(string relative)
    {
        var entries = new List<(string Name, FileAttributes Attributes)>();
        try
        {
            entries.AddRange(new FileSystemEnumerable<(string, FileAttributes)>(
                Path.Join(folder.Root, relative),
                static (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.Attributes),
                FolderScan.Options));
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return null;
        }

        entries.RemoveAll(static entry => TemporaryName.Is(entry.Name));
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private string? LinkProblem(string place)
    {
        try
        {
            string real = RealPath.Resolve(Path.Join(folder.Root, place));
            return !RealPath.IsBelowResolved(Path.Join(folder.Root, run), real) ? BundleReasons.OutsideRun
                : Path.Exists(real) ? null
                : BundleReasons.LinkTargetMissing;
        }
        catch (WorldForgeException)
        {
            return BundleReasons.LinkLoop;
        }
    }
}
