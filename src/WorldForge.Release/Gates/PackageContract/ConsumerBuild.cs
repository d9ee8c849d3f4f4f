using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Restores, compiles and runs the project of a stranger against the packed libraries.</summary>
internal sealed class ConsumerBuild(CollectContext context, ToolInstallation recorder, string folder)
{
    /// <summary>Builds and runs; ends at the first step that fails.</summary>
    /// <param name="libraries">The libraries to reference.</param>
    /// <param name="packObjects">The restore results of the pack, which name the third-party packages.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<SmokeRun>> RunAsync(IEnumerable<ExpectedPackage> libraries, string packObjects, CancellationToken cancellationToken)
    {
        var nuget = new IsolatedNuGet(folder);
        var closure = Directory.CreateDirectory(Path.Combine(folder, "closure")).FullName;
        var project = Directory.CreateDirectory(Path.Combine(folder, "consumer")).FullName;
        ClosureFeed.Fill(packObjects, closure);
        await nuget.WriteAsync([Path.Combine(context.Root, "dist"), closure], cancellationToken).ConfigureAwait(false);
        await ConsumerProject.WriteAsync(project, libraries, cancellationToken).ConfigureAwait(false);

        var build = await context.DotnetAsync(
            ["build", $"{ConsumerProject.Assembly}.csproj", "--nologo", "-v", "quiet", "-o", "out", $"-p:RestoreConfigFile={nuget.ConfigFile}", .. context.Services.Compiler.Arguments],
            cancellationToken,
            nuget.Environment,
            project).ConfigureAwait(false);
        List<SmokeRun> runs = [recorder.Smoke($"dotnet build {ConsumerProject.Assembly}.csproj", build, null)];
        if (build.ExitCode == 0)
        {
            var program = Path.Combine("out", $"{ConsumerProject.Assembly}.dll");
            var run = await context.DotnetAsync(["exec", program], cancellationToken, nuget.Environment, project).ConfigureAwait(false);
            runs.Add(recorder.Smoke($"dotnet exec {ConsumerProject.Assembly}.dll", run, ConsumerProject.Expected));
        }

        return runs;
    }
}
