using Cake.Core.Diagnostics;

namespace Build.Engine;

/// <summary>
/// What Cake's engine says of its own work is for verbose runs: a failed task is told by the progress and the report.
/// </summary>
internal sealed class EngineLog(ICakeLog log) : ICakeLog
{
    public Verbosity Verbosity
    {
        get => log.Verbosity;
        set => log.Verbosity = value;
    }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (level is LogLevel.Error or LogLevel.Fatal)
        {
            log.Write(Verbosity.Verbose, LogLevel.Verbose, format, args);
        }
        else
        {
            log.Write(verbosity, level, format, args);
        }
    }
}
