using WorldForge.Redaction;

namespace WorldForge.Bundles;

/// <summary>The folders of one request, absolute.</summary>
internal sealed class BundlePlaces
{
    public BundlePlaces(BundleRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Workspace))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "The workspace must be the path of a folder.");
        }

        Current = Path.GetFullPath(request.CurrentFolder ?? Directory.GetCurrentDirectory());
        Workspace = Path.GetFullPath(request.Workspace, Current);
        Repository = Path.GetFullPath(request.Repository ?? Current, Current);
        Roots = new SourceRoots(Repository, Current);
        Machine = request.Roots ?? HostRoots.OfThisMachine();
    }

    public string Current { get; }

    public string Workspace { get; }

    public string Repository { get; }

    public SourceRoots Roots { get; }

    public HostRoots Machine { get; }

    /// <summary>The folder to write for a request.</summary>
    public string Output(BundleRequest request, string family, string name) =>
        request.Output is { } output
            ? Path.GetFullPath(string.IsNullOrWhiteSpace(output) ? throw new WorldForgeException(FaultCodes.InputInvalid, "The output must be the path of a folder.") : output, Current)
            : Path.Join(Workspace, family, name);
}
