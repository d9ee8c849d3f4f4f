using WorldForge.Processes;
using WorldForge.Release.Git;

namespace WorldForge.Release.Gates.Build;

/// <summary>A second checkout in a folder of another name: the same commit and origin, and the working tree as it stands.</summary>
internal static class RepositoryCopy
{
    /// <summary>Clones the history locally and lays every tracked and untracked, not ignored file over it.</summary>
    /// <param name="context">The repository.</param>
    /// <param name="target">A folder that does not exist yet.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The origin of the repository, or null when it has none.</returns>
    /// <exception cref="CollectionException">Git could not clone.</exception>
    public static async Task<string?> CreateAsync(CollectContext context, string target, CancellationToken cancellationToken)
    {
        var origin = await OriginAsync(context, cancellationToken).ConfigureAwait(false);
        await GitAsync(context, ["clone", "--quiet", "--local", "--no-checkout", context.Root, target], cancellationToken).ConfigureAwait(false);
        await GitAsync(context, origin is null ? ["-C", target, "remote", "remove", "origin"] : ["-C", target, "remote", "set-url", "origin", origin], cancellationToken).ConfigureAwait(false);
        foreach (var path in await new GitReader(context.Services.Processes, context.Root).FilesAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Copy(Path.Combine(context.Root, path), Path.Combine(target, path));
        }

        return origin;
    }

    /// <summary>The host of an origin such as <c>https://host/path</c> or <c>git@host:path</c>; empty when it names none.</summary>
    public static string Host(string? origin)
    {
        if (string.IsNullOrWhiteSpace(origin))
        {
            return "";
        }

        if (Uri.TryCreate(origin, UriKind.Absolute, out var address) && !address.IsFile)
        {
            return address.Host;
        }

        var colon = origin.IndexOf(':', StringComparison.Ordinal);
        var at = origin.IndexOf('@', StringComparison.Ordinal);
        return at >= 0 && colon > at ? origin[(at + 1)..colon] : "";
    }

    private static async Task<string?> OriginAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var result = await context.Services.Processes.RunAsync(
            new ProcessRequest { FileName = "git", Arguments = ["remote", "get-url", "origin"], WorkingDirectory = context.Root },
            cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 && !string.IsNullOrWhiteSpace(result.StandardOutput) ? result.StandardOutput.Trim() : null;
    }

    private static async Task GitAsync(CollectContext context, string[] arguments, CancellationToken cancellationToken)
    {
        var result = await context.RunAsync(
            new ProcessRequest { FileName = "git", Arguments = [.. arguments], WorkingDirectory = context.Root },
            cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw CollectionException.Faulted($"The repository could not be copied with git: {result.StartError ?? result.StandardError.Trim()}");
        }
    }

    private static void Copy(string source, string target)
    {
        var file = new FileInfo(source);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (file.LinkTarget is { } link)
        {
            File.CreateSymbolicLink(target, link);
        }
        else if (file.Exists)
        {
            file.CopyTo(target);
        }
    }
}
