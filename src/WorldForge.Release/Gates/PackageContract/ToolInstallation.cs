using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Installs the tool package as a stranger would, with nothing else in reach, and runs it.</summary>
internal sealed class ToolInstallation(CollectContext context, string folder)
{
    private const int OutputLimit = 2_000;

    /// <summary>Installs and runs; ends at the first step that fails.</summary>
    public async Task<IReadOnlyList<SmokeRun>> RunAsync(ExpectedPackage tool, CancellationToken cancellationToken)
    {
        var nuget = new IsolatedNuGet(folder);
        var toolPath = Path.Combine(folder, "tools");
        await nuget.WriteAsync([Path.Combine(context.Root, "dist")], cancellationToken).ConfigureAwait(false);
        var install = await context.DotnetAsync(
            ["tool", "install", tool.Id, "--version", tool.Version, "--tool-path", toolPath, "--configfile", nuget.ConfigFile],
            cancellationToken,
            nuget.Environment,
            folder).ConfigureAwait(false);
        List<SmokeRun> runs = [Smoke($"dotnet tool install {tool.Id}", install, null)];
        foreach (var smoke in ToolSmoke.All.TakeWhile(_ => runs[^1].ExitCode == 0))
        {
            var result = await context.RunAsync(
                new ProcessRequest
                {
                    FileName = Path.Combine(toolPath, OperatingSystem.IsWindows() ? $"{PackageRules.Command}.exe" : PackageRules.Command),
                    Arguments = smoke.Arguments,
                    WorkingDirectory = folder,
                    Environment = new Dictionary<string, string?>(nuget.Environment, StringComparer.Ordinal) { ["DOTNET_ROOT"] = DotnetRoot() },
                },
                cancellationToken).ConfigureAwait(false);
            runs.Add(Smoke(CommandText.Quote(PackageRules.Command, smoke.Arguments), result, smoke.PrintsVersion ? tool.Version : null));
        }

        return runs;
    }

    /// <summary>The outcome of a process as evidence.</summary>
    public SmokeRun Smoke(string name, ProcessResult result, string? expected) => new()
    {
        Name = name,
        ExitCode = result.ExitCode ?? -1,
        Output = OutputTail.Of(
            (result.StartError ?? (result.ExitCode == 0 ? result.StandardOutput : result.StandardOutput + "\n" + result.StandardError)).ReplaceLineEndings("\n"),
            context.Services.Redactor,
            OutputLimit),
        Expected = expected,
    };

    /// <summary>The tool's launcher looks for the runtime by itself; it must find the one that runs here.</summary>
    private static string DotnetRoot() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
}
