using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorldForge.Processes;
using WorldForge.Serialization;

namespace WorldForge.Release.Git;

/// <summary>Asks git about the repository under review.</summary>
public sealed class GitReader(IProcessRunner processes, string root)
{
    /// <summary>Reads the state.</summary>
    /// <exception cref="WorldForgeException">Git is missing, or the folder is not a repository.</exception>
    public async Task<GitState> ReadAsync(CancellationToken cancellationToken)
    {
        await DemandAsync(["rev-parse", "--is-inside-work-tree"], cancellationToken).ConfigureAwait(false);
        var head = await TryAsync(["log", "-1", "--format=%H %T %ct"], cancellationToken).ConfigureAwait(false);
        var parts = head?.Trim().Split(' ') ?? [];
        var branch = (await TryAsync(["symbolic-ref", "--short", "-q", "HEAD"], cancellationToken).ConfigureAwait(false))?.Trim();
        var status = await DemandAsync(["status", "--porcelain=v1", "-z", "--untracked-files=all"], cancellationToken).ConfigureAwait(false);
        return new GitState
        {
            Branch = string.IsNullOrEmpty(branch) ? GitState.Unknown : branch,
            Commit = parts is [var commit, _, _] ? commit : GitState.Unknown,
            Tree = parts is [_, var tree, _] ? tree : GitState.Unknown,
            CommitTime = parts is [_, _, var time] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0,
            Dirty = status.Length > 0,
            WorkingTreeDigest = await DigestAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Tracked and untracked, not ignored files that exist, relative to the root, in ordinal order.</summary>
    /// <exception cref="WorldForgeException">Git is missing, or the folder is not a repository.</exception>
    public async Task<ImmutableArray<string>> FilesAsync(CancellationToken cancellationToken)
    {
        var listed = await DemandAsync(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancellationToken).ConfigureAwait(false);
        return
        [
            .. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal)
                .Where(path => Path.Exists(Path.Combine(root, path)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in await FilesAsync(cancellationToken).ConfigureAwait(false))
        {
            var file = new FileInfo(Path.Combine(root, path));
            var content = file.LinkTarget is { } target
                ? $"link {target}"
                : Directory.Exists(file.FullName)
                    ? "folder"
                    : (await Sha256Digest.OfFileAsync(file.FullName, cancellationToken).ConfigureAwait(false)).ToString();
            digest.AppendData(Encoding.UTF8.GetBytes($"{path}\0{Mode(file)}\0{content}\n"));
        }

        return $"sha256:{Convert.ToHexStringLower(digest.GetHashAndReset())}";
    }

    private static string Mode(FileInfo file) =>
        !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? "executable" : "plain";

    private async Task<string?> TryAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.StandardOutput : null;
    }

    private async Task<string> DemandAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        if (result.StartError is not null)
        {
            throw new WorldForgeException("wf.git.missing", "git could not be started. First triage: install git and put it on PATH.");
        }

        return result.ExitCode == 0
            ? result.StandardOutput
            : throw new WorldForgeException("wf.git.repository", "This folder is not a git repository that can be read. First triage: run 'git status' here; clone the repository, or 'git init' and commit.");
    }

    private Task<ProcessResult> RunAsync(string[] arguments, CancellationToken cancellationToken) => processes.RunAsync(
        new ProcessRequest { FileName = "git", Arguments = [.. arguments], WorkingDirectory = root },
        cancellationToken);
}
