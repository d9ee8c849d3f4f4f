using WorldForge.Release.Gates.Lockfile;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Lint;

/// <summary>Compiles the solution afresh. Warnings are facts here, not errors: one finding must not keep the tests from running.</summary>
public sealed class CompileCollector : Collector<CompileFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<CompileFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var restore = await context.RequireAsync<LockfileFacts>(cancellationToken).ConfigureAwait(false);
        if (restore.RestoreExitCode != 0 && !restore.RestoredUnlocked)
        {
            throw CollectionException.Blocked("The packages could not be restored, so nothing was compiled; see the Lockfile gate.");
        }

        var started = context.Services.Time.GetUtcNow();
        var build = await context.DotnetAsync(
            [
                "build", RepositoryFiles.Solution, "-c", "Release", "--no-restore", "--no-incremental", "--nologo", "-v", "quiet", "-clp:NoSummary",
                "-p:TreatWarningsAsErrors=false", "-p:CodeAnalysisTreatWarningsAsErrors=false", "-p:MSBuildTreatWarningsAsErrors=false",
                .. context.Services.Compiler.Arguments,
            ],
            cancellationToken).ConfigureAwait(false);
        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        return new CompileFacts
        {
            Compiled = build.ExitCode == 0,
            ExitCode = build.ExitCode ?? -1,
            Diagnostics =
            [
                .. BuildDiagnostic.Parse(build.StandardOutput + "\n" + build.StandardError, context.Root)
                    .Select(item => new CompileDiagnostic(item.Severity, item.Code, item.Location, context.Services.Redactor.Redact(item.Message)))
                    .Distinct(),
            ],
            Projects = [.. projects.Select(project => new CompiledProject(project.Path, WrittenSince(context.Root, project, started)))],
        };
    }

    private static bool WrittenSince(string root, SolutionProject project, DateTimeOffset started)
    {
        var folder = new DirectoryInfo(Path.Combine(root, ".artifacts", "obj", project.Name, "release"));
        return folder.Exists && folder.EnumerateFiles("*.dll").Any(file => file.LastWriteTimeUtc >= started.UtcDateTime.AddSeconds(-1));
    }
}
