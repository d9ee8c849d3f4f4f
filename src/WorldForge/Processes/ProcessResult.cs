namespace WorldForge.Processes;

/// <summary>What came of one run. A program that could not be started is a result as well: see <see cref="StartError"/>.</summary>
public sealed record ProcessResult
{
    /// <summary>The exit code; 128 plus the signal number for a program that a signal ended, 124 after the time limit; null when
    /// the program could not be started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Standard output as UTF-8 with replacement, bounded by <see cref="ProcessRequest.CaptureLimit"/>.</summary>
    public string StandardOutput { get; init; } = "";

    /// <summary>Standard error, decoded and bounded like <see cref="StandardOutput"/>.</summary>
    public string StandardError { get; init; } = "";

    /// <summary>Why the program could not be started, without host paths; null when it was started.</summary>
    public string? StartError { get; init; }

    /// <summary>Whether the time limit ended the program.</summary>
    public bool TimedOut { get; init; }

    /// <summary>From the start to the end on the runner's monotonic clock.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>UTF-16 units of standard output that are missing in the middle of <see cref="StandardOutput"/>.</summary>
    public long StandardOutputDropped { get; init; }

    /// <summary>UTF-16 units of standard error that are missing in the middle of <see cref="StandardError"/>.</summary>
    public long StandardErrorDropped { get; init; }

    /// <summary>Whether the program ran to its end in time and returned 0.</summary>
    public bool Succeeded => ExitCode == 0 && !TimedOut && StartError is null;

    /// <summary>A result of a program that ran to its end.</summary>
    public static ProcessResult Exited(int exitCode, string standardOutput = "", string standardError = "") =>
        new() { ExitCode = exitCode, StandardOutput = standardOutput, StandardError = standardError };

    /// <summary>A result of a program that could not be started.</summary>
    public static ProcessResult NotStarted(string startError) => new() { StartError = startError };
}
