using System.Collections.Immutable;
using System.Text.Json;
using WorldForge.Release.Repository;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Lockfile;

/// <summary>Restores in locked mode and compares the lock files before and after: the SDK writes a missing one without a word.</summary>
/// <remarks>The restore is forced: one that believes itself up to date does not look at the content hashes in the lock files.</remarks>
public sealed class LockfileCollector : Collector<LockfileFacts>
{
    /// <summary>Where the fallback restore keeps its own lock files, below the repository root.</summary>
    private const string UnlockedFolder = ".artifacts/unlocked/";

    /// <inheritdoc/>
    public override async ValueTask<LockfileFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var files = await RepositoryFiles.ListAsync(context, cancellationToken).ConfigureAwait(false);
        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        var before = await DigestsAsync(context.Root, projects, cancellationToken).ConfigureAwait(false);
        var restore = await context.DotnetAsync(["restore", RepositoryFiles.Solution, "--locked-mode", "--force", "--nologo", "-v", "quiet"], cancellationToken).ConfigureAwait(false);
        var after = await DigestsAsync(context.Root, projects, cancellationToken).ConfigureAwait(false);
        var unlocked = restore.ExitCode != 0 && await RestoreUnlockedAsync(context, cancellationToken).ConfigureAwait(false);
        return new LockfileFacts
        {
            Projects =
            [
                .. projects.Zip(before, after).Select(item => new LockedProject
                {
                    Project = item.First.Path,
                    LockFile = LockFile(item.First),
                    Before = item.Second,
                    After = item.Third,
                    Tracked = files.Contains(LockFile(item.First)),
                }),
            ],
            Pins = [.. projects.SelectMany(project => project.PackageDownloads.Select(pin => Pin(context, project, pin)))],
            RestoreExitCode = restore.ExitCode ?? -1,
            Errors =
            [
                .. BuildDiagnostic.Parse(restore.StandardOutput + "\n" + restore.StandardError, context.Root)
                    .Where(item => item.Severity == "error" && item.Message.Length > 0)
                    .Select(item => new RestoreError(item.Code, item.File, context.Services.Redactor.Redact(item.Message))),
            ],
            RestoredUnlocked = unlocked,
        };
    }

    private static string LockFile(SolutionProject project) => $"{project.Folder}/packages.lock.json";

    /// <summary>The gates after this one still deserve an answer; the repository's own lock files are left alone.</summary>
    private static async Task<bool> RestoreUnlockedAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var restore = await context.DotnetAsync(
            ["restore", RepositoryFiles.Solution, "--nologo", "-v", "quiet", "-p:RestoreLockedMode=false", $"-p:WorldForgeLockFolder={Path.Combine(context.Root, UnlockedFolder)}"],
            cancellationToken).ConfigureAwait(false);
        return restore.ExitCode == 0;
    }

    private static async Task<string?[]> DigestsAsync(string root, ImmutableArray<SolutionProject> projects, CancellationToken cancellationToken)
    {
        var digests = new string?[projects.Length];
        for (var i = 0; i < digests.Length; i++)
        {
            var path = Path.Combine(root, LockFile(projects[i]));
            digests[i] = File.Exists(path) ? (await Sha256Digest.OfFileAsync(path, cancellationToken).ConfigureAwait(false)).ToString() : null;
        }

        return digests;
    }

    private static PinnedPackage Pin(CollectContext context, SolutionProject project, PackagePin pin)
    {
        var metadata = Path.Combine(PackageFolder.Of(context.Services), pin.Id.ToLowerInvariant(), pin.Version, ".nupkg.metadata");
        return new PinnedPackage
        {
            Project = project.Path,
            Id = pin.Id,
            Version = pin.Version,
            Expected = pin.ContentHash,
            Actual = File.Exists(metadata) ? ContentHash(metadata) : null,
        };
    }

    private static string? ContentHash(string metadata)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(metadata));
        return document.RootElement.TryGetProperty("contentHash", out var hash) ? hash.GetString() : null;
    }
}
