using System.Buffers;
using WorldForge.IO;

namespace WorldForge.Runs;

/// <summary>
/// Places of artifacts inside one run folder. A path is relative, portable to every system, does not lead out through a link,
/// and does not differ from an earlier one by letter case alone: on many disks that would be the same file.
/// </summary>
internal sealed class RunArtifactPaths
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static readonly SearchValues<char> Unportable = SearchValues.Create("<>:\"|?*");

    private readonly Dictionary<string, string> _spelling = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;

    public RunArtifactPaths(string folder)
    {
        _folder = RealPath.Resolve(folder);
        foreach (string name in RunManifestDocument.Layout.Append(RunWorkspaceManifest.FileName))
        {
            _spelling.Add(name, name);
        }
    }

    /// <summary>Checks a path and returns where its file goes; the parent folders exist afterwards.</summary>
    /// <exception cref="WorldForgeException">The path leaves the run, or no other system could hold it.</exception>
    public string Prepare(string relative)
    {
        WorkspacePath path = Parse(relative);
        string place = Contained(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create the folder of", path.Value, exception);
        }

        return place;
    }

    /// <summary>Checks a path that is only named, not written.</summary>
    public WorkspacePath Check(string relative)
    {
        WorkspacePath path = Parse(relative);
        _ = Contained(path);
        return path;
    }

    private WorkspacePath Parse(string relative)
    {
        if (!WorkspacePath.TryParse(relative, out WorkspacePath path) || path.IsRoot)
        {
            throw Unsafe(relative, "must be a relative path with '/' that stays inside the run's folder");
        }

        if (string.Equals(path.Value, RunWorkspaceManifest.FileName, StringComparison.OrdinalIgnoreCase))
        {
            throw Unsafe(relative, "must not be the manifest, which the run itself writes");
        }

        if (path.Segments.FirstOrDefault(static segment => !IsPortable(segment)) is not null)
        {
            throw Unsafe(relative, "must have names that every system can hold: no device name, no final dot or blank, none of <>:\"|?*");
        }

        for (WorkspacePath part = path; !part.IsRoot; part = part.Parent)
        {
            if (_spelling.TryAdd(part.Value, part.Value) || _spelling[part.Value] == part.Value)
            {
                continue;
            }

            throw Unsafe(relative, $"differs from '{_spelling[part.Value]}' only by letter case");
        }

        return path;
    }

    private string Contained(WorkspacePath path)
    {
        string place = Path.Join(_folder, path.Value.Replace('/', Path.DirectorySeparatorChar));
        return RealPath.IsBelowResolved(_folder, RealPath.Resolve(place))
            ? place
            : throw Unsafe(path.Value, "leads out of the run's folder");
    }

    private static bool IsPortable(string segment)
    {
        string stem = segment.Split('.')[0].TrimEnd().ToUpperInvariant();
        bool isPort = stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
            && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³';
        return !isPort && !Devices.Contains(stem) && segment[^1] is not ('.' or ' ') && segment.AsSpan().IndexOfAny(Unportable) < 0;
    }

    private static WorldForgeException Unsafe(string? relative, string problem) => new(
        FaultCodes.PathUnsafe,
        $"The artifact path '{relative}' {problem}.");
}
