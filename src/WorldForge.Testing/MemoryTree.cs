using WorldForge.IO;

namespace WorldForge.Testing;

/// <summary>The entries of an <see cref="InMemoryFileSystem"/>, with the rules of the system's own file system.</summary>
internal sealed class MemoryTree
{
    private const int MostLinks = 40;

    private readonly Dictionary<WorkspacePath, MemoryNode> _nodes = new() { [WorkspacePath.Root] = MemoryNode.Folder };

    public FileEntry? Find(WorkspacePath path)
    {
        var place = Place(path, "look at");
        return _nodes.TryGetValue(place, out var node) ? node.ToEntry(path) : null;
    }

    public byte[] Read(WorkspacePath path)
    {
        var place = Follow(path, path, "read");
        return _nodes.TryGetValue(place, out var node)
            ? node.Content ?? throw Fault(IoFaultCodes.WrongKind, "read", path)
            : throw Fault(IoFaultCodes.Missing, "read", path);
    }

    public IReadOnlyList<FileEntry> List(WorkspacePath folder, Func<WorkspacePath, WorkspacePath, bool> include)
    {
        var place = Follow(folder, folder, "list");
        if (!_nodes.TryGetValue(place, out var node))
        {
            throw Fault(IoFaultCodes.Missing, "list", folder);
        }

        if (!node.IsFolder)
        {
            throw Fault(IoFaultCodes.WrongKind, "list", folder);
        }

        var entries = _nodes
            .Where(pair => pair.Key != place && pair.Key.IsWithin(place) && include(pair.Key, place))
            .Select(pair => pair.Value.ToEntry(Rebase(pair.Key, place, folder)));
        return [.. entries.OrderBy(entry => entry.Path)];
    }

    public void Write(WorkspacePath path, byte[] content, string doing)
    {
        var place = PlaceWithParents(path, doing);
        if (_nodes.TryGetValue(place, out var node) && node.IsFolder)
        {
            throw Fault(IoFaultCodes.WrongKind, doing, path);
        }

        _nodes[place] = MemoryNode.File(content);
    }

    public void Append(WorkspacePath path, byte[] line)
    {
        const string Doing = "append to";
        PlaceWithParents(path, Doing);
        var place = Follow(path, path, Doing);
        if (!_nodes.ContainsKey(place.Parent))
        {
            throw Fault(IoFaultCodes.Missing, Doing, path); // A dangling link leads into a folder that is not there.
        }

        var before = !_nodes.TryGetValue(place, out var node) ? [] : node.Content ?? throw Fault(IoFaultCodes.WrongKind, Doing, path);
        _nodes[place] = MemoryNode.File([.. before, .. line]);
    }

    public void Link(WorkspacePath path, string target) => _nodes[PlaceWithParents(path, "link")] = MemoryNode.Link(target);

    public bool Delete(WorkspacePath path)
    {
        var place = Place(path, "delete");
        return _nodes.TryGetValue(place, out var node)
            && (node.IsFolder ? throw Fault(IoFaultCodes.WrongKind, "delete", path) : _nodes.Remove(place));
    }

    public bool DeleteTree(WorkspacePath folder)
    {
        var place = Place(folder, "delete");
        if (!_nodes.TryGetValue(place, out var node))
        {
            return false;
        }

        if (place.IsRoot || !node.IsFolder)
        {
            throw Fault(IoFaultCodes.WrongKind, "delete", folder);
        }

        foreach (var path in _nodes.Keys.Where(path => path.IsWithin(place)).ToList())
        {
            _nodes.Remove(path);
        }

        return true;
    }

    public void Create(WorkspacePath folder, WorkspacePath asked, string doing)
    {
        var place = Follow(folder, asked, doing);
        for (var path = place; !path.IsRoot; path = path.Parent)
        {
            if (_nodes.TryGetValue(path, out var node) && !node.IsFolder)
            {
                throw Fault(IoFaultCodes.WrongKind, doing, asked);
            }
        }

        for (var path = place; !path.IsRoot; path = path.Parent)
        {
            _nodes[path] = MemoryNode.Folder;
        }
    }

    private WorkspacePath PlaceWithParents(WorkspacePath path, string doing)
    {
        Create(path.Parent, path, doing);
        return Place(path, doing);
    }

    private WorkspacePath Place(WorkspacePath path, string doing) =>
        path.IsRoot ? path : Follow(path.Parent, path, doing).Combine(path.Name);

    private WorkspacePath Follow(WorkspacePath path, WorkspacePath asked, string doing)
    {
        var current = new List<string>();
        var pending = new Stack<string>(path.Segments.Reverse());
        var links = 0;
        while (pending.TryPop(out var segment))
        {
            if (segment == "..")
            {
                // Above the root lies the rest of the machine, which a workspace in memory does not have.
                if (current.Count == 0)
                {
                    throw Fault(IoFaultCodes.Outside, doing, asked);
                }

                current.RemoveAt(current.Count - 1);
                continue;
            }

            current.Add(segment);
            if (!_nodes.TryGetValue(WorkspacePath.Parse(string.Join('/', current)), out var node) || node.Target is not { } target)
            {
                continue;
            }

            current.RemoveAt(current.Count - 1);
            if (++links > MostLinks)
            {
                throw Fault(IoFaultCodes.LinkLoop, doing, asked);
            }

            if (target[0] == '/')
            {
                throw Fault(IoFaultCodes.Outside, doing, asked);
            }

            foreach (var part in target.Split('/').Where(part => part is not ("" or ".")).Reverse())
            {
                pending.Push(part);
            }
        }

        return current.Count == 0 ? WorkspacePath.Root : WorkspacePath.Parse(string.Join('/', current));
    }

    private static WorkspacePath Rebase(WorkspacePath path, WorkspacePath from, WorkspacePath to)
    {
        var rest = from.IsRoot ? path.Value : path.Value[(from.Value.Length + 1)..];
        return to.Combine(rest);
    }

    private static WorldForgeException Fault(string code, string doing, WorkspacePath path) =>
        new(code, $"Cannot {doing} {path.Value}: the workspace in memory refuses with {code}. First triage: look at what the test put there.");
}
