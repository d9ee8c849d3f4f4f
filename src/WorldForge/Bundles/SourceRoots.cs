using System.Collections.Immutable;
using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>The folders that a report may refer to and that sources are shown relative to: the repository and the current folder.</summary>
internal sealed class SourceRoots
{
    private readonly ImmutableArray<string> _roots;

    public SourceRoots(string repository, string current)
    {
        string[] roots = [RealPath.Resolve(repository), RealPath.Resolve(current)];
        _roots = [.. roots.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A path relative to one of the roots, else <c>&lt;host-local:name&gt;</c>.</summary>
    public string Display(string path)
    {
        string real = RealPath.Resolve(path);
        return Relative(real) ?? Local(Path.GetFileName(Path.TrimEndingDirectorySeparator(real)));
    }

    /// <summary>How a path of this machine is named without its folders.</summary>
    public static string Local(string? name) => $"<host-local:{(string.IsNullOrWhiteSpace(name) ? "path" : name)}>";

    /// <summary>Finds the file that a report refers to.</summary>
    /// <param name="reference">A path as the report has it.</param>
    /// <param name="problem">Why there is none; one of <see cref="BundleReasons"/>.</param>
    /// <returns>The file without links, and its path relative to its root.</returns>
    public (string Real, string Relative)? Find(string reference, out string problem)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Contains('\0', StringComparison.Ordinal) || reference.StartsWith("<host-local", StringComparison.Ordinal))
        {
            problem = string.IsNullOrWhiteSpace(reference) ? BundleReasons.PathInvalid : BundleReasons.PathOutside;
            return null;
        }

        bool isAbsolute = Path.IsPathRooted(reference) || (reference.Length > 1 && reference[1] == ':');
        problem = isAbsolute ? BundleReasons.PathAbsolute : BundleReasons.PathMissing;
        foreach (string root in _roots)
        {
            try
            {
                string real = RealPath.Resolve(isAbsolute ? reference : Path.Join(root, reference));
                if (Relative(real) is not { } relative)
                {
                    problem = isAbsolute ? BundleReasons.PathAbsolute : BundleReasons.PathOutside;
                }
                else if (File.Exists(real))
                {
                    return (real, relative);
                }
                else
                {
                    problem = BundleReasons.PathMissing;
                }
            }
            catch (WorldForgeException)
            {
                problem = BundleReasons.LinkLoop;
            }
        }

        return null;
    }

    /// <summary>The root that a relative path of <see cref="Find"/> starts from.</summary>
    public string RootOf(string real) => _roots.First(root => RealPath.IsBelowResolved(root, real));

    private string? Relative(string real) =>
        _roots.FirstOrDefault(root => RealPath.IsBelowResolved(root, real)) is { } found
            ? Path.GetRelativePath(found, real).Replace(Path.DirectorySeparatorChar, '/')
            : null;
}
