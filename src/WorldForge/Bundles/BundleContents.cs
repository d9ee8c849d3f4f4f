using System.Collections.Concurrent;
using System.IO.Enumeration;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Compares the files of a folder with a list: each included file is there with its bytes, and nothing else is.</summary>
internal static class BundleContents
{
    public static IReadOnlyList<BundleProblem> Check(string folder, BundleListing listing, int workers, CancellationToken cancellationToken)
    {
        var problems = new ConcurrentBag<BundleProblem>();
        using var source = new SourceFolder(folder);
        Parallel.ForEach(
            listing.Files.Where(static file => file.Included),
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken },
            file =>
            {
                if (Problem(source, file, cancellationToken) is { } problem)
                {
                    problems.Add(new BundleProblem(file.Path, problem));
                }
            });
        foreach (BundleProblem problem in Strangers(source.Root, listing))
        {
            problems.Add(problem);
        }

        return [.. problems.OrderBy(static problem => problem.Path, StringComparer.Ordinal)];
    }

    private static string? Problem(SourceFolder source, BundleFile file, CancellationToken cancellationToken)
    {
        if (!WorkspacePath.TryParse(file.Path, out _))
        {
            return "is not a safe relative path";
        }

        using OpenedFile? opened = source.TryOpen(file.Path, out string? problem);
        if (opened is null)
        {
            return problem == BundleReasons.Gone ? "is missing" : $"cannot be used: {problem}";
        }

        Sha256Digest digest = FileBytes.Digest(opened, out long size, cancellationToken);
        return size != file.SizeBytes ? "has another size than the manifest says"
            : digest != file.Sha256 ? "has another digest than the manifest says"
            : null;
    }

    private static IEnumerable<BundleProblem> Strangers(string root, BundleListing listing)
    {
        var known = listing.Files.Where(static file => file.Included).Select(static file => file.Path).Concat(listing.Documents).ToHashSet(StringComparer.Ordinal);
        var found = new FileSystemEnumerable<(string Path, bool IsLink)>(
            root,
            static (ref FileSystemEntry entry) => (entry.ToSpecifiedFullPath(), entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, RecurseSubdirectories = true, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory || entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        foreach ((string path, bool isLink) in found)
        {
            string relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (isLink)
            {
                yield return new BundleProblem(relative, "is a link");
            }
            else if (!known.Contains(relative))
            {
                yield return new BundleProblem(relative, "is not listed in the manifest");
            }
        }

        foreach (string document in listing.Documents)
        {
            if (!File.Exists(Path.Join(root, document)))
            {
                yield return new BundleProblem(document, "is missing");
            }
        }
    }
}
