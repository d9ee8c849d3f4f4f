#region usings
using System;
using System.IO;
using System.Threading;
using WorldForge.IO;
using WorldForge.Processes;
#endregion

namespace DocSamples;

/// <summary>Atomic files and bounded processes.</summary>
internal static class IoAndProcesses
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        var files = new PhysicalFileSystem(folder.FullName);
        WorkspacePath path = WorkspacePath.Parse("reports/summary.txt");
        await files.WriteTextAsync(path, "all or nothing\n", CancellationToken.None);
        Console.WriteLine($"{path.Name}: {(await files.ReadTextAsync(path, CancellationToken.None)).Trim()}");

        var runner = new ProcessRunner(TimeProvider.System);
        ProcessResult result = await runner.RunAsync(
            new ProcessRequest
            {
                FileName = "dotnet",
                Arguments = ["--version"],
                WorkingDirectory = folder.FullName,
                TimeLimit = TimeSpan.FromSeconds(60),
            },
            CancellationToken.None);
        Console.WriteLine($"{CommandText.Quote("dotnet", ["--version"])} exited with {result.ExitCode}");
        folder.Delete(recursive: true);
        #endregion
    }
}
