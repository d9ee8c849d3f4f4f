using Build.Engine;
using Cake.Core.IO;

namespace Build.Progress;

/// <summary>Sends what child processes of Cake's aliases write to the block of the task that started them.</summary>
internal sealed class CapturedProcesses(IProcessRunner inner, BuildRun run) : IProcessRunner
{
    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        if (run.Scope is { Captures: true } scope)
        {
            if (!settings.RedirectStandardOutput)
            {
                settings.RedirectStandardOutput = true;
                settings.RedirectedStandardOutputHandler = line => Keep(scope, line);
            }

            if (!settings.RedirectStandardError)
            {
                settings.RedirectStandardError = true;
                settings.RedirectedStandardErrorHandler = line => Keep(scope, line);
            }
        }

        return inner.Start(filePath, settings);
    }

    // Handlers run on threads of their own, so the scope is taken when the process starts.
    private static string Keep(TaskScope scope, string line)
    {
        if (line is not null)
        {
            scope.Write(line + "\n");
        }

        return line!;
    }
}
