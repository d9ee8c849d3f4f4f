using System.Collections.Immutable;
using WorldForge.Release.Gates;
using WorldForge.Release.Git;

namespace WorldForge.Release.Repository;

/// <summary>The files of the repository as git knows them, and the projects among them.</summary>
public static class RepositoryFiles
{
    /// <summary>The solution that everything is built from.</summary>
    public const string Solution = "WorldForge.sln";

    /// <summary>Tracked and untracked, not ignored files, in ordinal order.</summary>
    public static Task<ImmutableArray<string>> ListAsync(CollectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new GitReader(context.Services.Processes, context.Root).FilesAsync(cancellationToken);
    }

    /// <summary>The C# projects, in ordinal order of their paths.</summary>
    public static async Task<ImmutableArray<SolutionProject>> ProjectsAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var files = await ListAsync(context, cancellationToken).ConfigureAwait(false);
        return [.. files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => SolutionProject.Read(context.Root, file))];
    }
}
