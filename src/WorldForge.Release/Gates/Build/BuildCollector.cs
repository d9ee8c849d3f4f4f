using System.Collections.Immutable;
using WorldForge.Release.Git;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Build;

/// <summary>Packs the checkout and, at the same time, a copy of it in another folder; then replaces <c>dist/</c>.</summary>
public sealed class BuildCollector : Collector<BuildFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<BuildFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var git = await new GitReader(context.Services.Processes, context.Root).ReadAsync(cancellationToken).ConfigureAwait(false);
        var hasCommit = git.Commit != GitState.Unknown;
        var timestamp = PackWorkspace.Timestamp(git.CommitTime);
        ImmutableArray<SolutionProject> projects =
            [.. (await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false)).Where(project => project.IsPackable)];
        ImmutableArray<ExpectedPackage> expected = [.. projects.Select(project => PackageIdentity.Read(context.Root, project))];

        using var scratch = ScratchFolder.Create(context.Services.TemporaryFolder, "pack");
        var copyRoot = Path.Combine(scratch.Path, "a-copy-in-another-folder");
        var origin = await RepositoryCopy.CreateAsync(context, copyRoot, cancellationToken).ConfigureAwait(false);
        var checkout = await PackWorkspace.PrepareAsync(context.Root, projects, hasCommit, cancellationToken).ConfigureAwait(false);
        var copy = await PackWorkspace.PrepareAsync(copyRoot, projects, hasCommit, cancellationToken).ConfigureAwait(false);
        var runs = projects.IsEmpty
            ? []
            : await Task.WhenAll(
                PackAsync(context.Branch(), PackRun.Checkout, checkout, context.Root, timestamp, cancellationToken),
                PackAsync(context.Branch(), PackRun.Copy, copy, copyRoot, timestamp, cancellationToken)).ConfigureAwait(false);

        var distribution = new Distribution(context.Root, checkout);
        (IReadOnlyList<PackedFile> files, var checksums) = (Array.Empty<PackedFile>(), "");
        if (runs is [{ ExitCode: 0 }, ..])
        {
            (files, checksums) = await distribution.ReplaceAsync(copy.Output, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            distribution.Clear();
        }

        return new BuildFacts
        {
            Commit = git.Commit,
            Timestamp = timestamp,
            OriginHost = RepositoryCopy.Host(origin),
            Expected = expected,
            Runs = runs,
            Files = files,
            Checksums = checksums,
        };
    }

    private static async Task<PackRun> PackAsync(CollectContext context, string folder, PackWorkspace workspace, string root, long timestamp, CancellationToken cancellationToken)
    {
        var result = await context.DotnetAsync(
            workspace.Arguments(context.Services.Compiler.Arguments),
            cancellationToken,
            PackWorkspace.Environment(timestamp),
            root).ConfigureAwait(false);
        return new PackRun
        {
            Folder = folder,
            ExitCode = result.ExitCode ?? -1,
            Errors =
            [
                .. workspace.Errors(result.StandardOutput + "\n" + result.StandardError)
                    .Select(item => new PackError(item.Code, Place(item), context.Services.Redactor.Redact(item.Message)))
                    .Distinct(),
            ],
        };
    }

    /// <summary>An error of the SDK's own targets is an error of the project that they ran for.</summary>
    private static string Place(BuildDiagnostic item) => Path.IsPathRooted(item.File) ? item.Project : item.Location;
}
