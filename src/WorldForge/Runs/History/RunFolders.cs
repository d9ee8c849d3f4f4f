using System.IO.Enumeration;
using WorldForge.IO;

namespace WorldForge.Runs.History;

/// <summary>The folders of a workspace by name alone; no manifest is looked at.</summary>
internal sealed class RunFolders
{
    private RunFolders(List<RunId> runs, List<string> others)
    {
        Newest = runs;
        Others = others;
    }

    /// <summary>The runs, newest first.</summary>
    public IReadOnlyList<RunId> Newest { get; }

    /// <summary>Folders whose names are no run ids, in reverse ordinal order.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Looks into <c>runs/</c>; nothing is found where it is missing.</summary>
    /// <exception cref="WorldForgeException">The folder cannot be listed.</exception>
    public static RunFolders In(string runs)
    {
        var ids = new List<RunId>();
        var others = new List<string>();
        try
        {
            foreach (Name name in new FileSystemEnumerable<Name>(runs, ToName, FolderScan.Options) { ShouldIncludePredicate = IsCandidate })
            {
                if (name.Other is null)
                {
                    ids.Add(name.Id);
                }
                else
                {
                    others.Add(name.Other);
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            // A workspace without runs.
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("list", "runs", exception);
        }

        ids.Sort(static (left, right) => right.CompareTo(left));
        others.Sort(static (left, right) => string.CompareOrdinal(right, left));
        return new RunFolders(ids, others);
    }

    private static bool IsCandidate(ref FileSystemEntry entry) => entry.IsDirectory && !TemporaryName.Is(entry.FileName);

    private static Name ToName(ref FileSystemEntry entry) =>
        RunId.TryParse(entry.FileName, out RunId id) ? new Name(id, null) : new Name(default, entry.FileName.ToString());

    private readonly record struct Name(RunId Id, string? Other);
}
