namespace WorldForge.IO;

/// <summary>Host paths of workspace paths, refused where links lead out of the root.</summary>
internal sealed class ContainedPaths(string root)
{
    /// <summary>The entry itself: links in its parents are followed, one in its last segment is not.</summary>
    public string Place(WorkspacePath path, string doing) =>
        path.IsRoot ? root : Path.Join(Resolved(path.Parent, path, doing), path.Name);

    /// <summary>What the entry leads to: links are followed throughout.</summary>
    public string Follow(WorkspacePath path, string doing) => Resolved(path, path, doing);

    private string Resolved(WorkspacePath part, WorkspacePath asked, string doing)
    {
        string real;
        try
        {
            real = part.IsRoot ? root : RealPath.Resolve(Path.Join(root, part.Value));
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.LinkLoop)
        {
            throw IoFault.Because(IoFaultCodes.LinkLoop, doing, asked.Value);
        }

        return RealPath.IsBelowResolved(root, real)
            ? real
            : throw IoFault.Because(IoFaultCodes.Outside, doing, asked.Value);
    }
}
