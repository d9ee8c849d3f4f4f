namespace WorldForge.Release.Gates;

/// <summary>One process that a collection ran, safe to attach: texts are redacted first and cut after.</summary>
public sealed record CommandRecord
{
    /// <summary>The command line, POSIX-quoted on every system, with credentials and host paths removed.</summary>
    public required string Command { get; init; }

    /// <summary>The exit status; null when the program could not start, 124 when the time limit ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The last characters of standard output.</summary>
    public string StdoutTail { get; init; } = "";

    /// <summary>The last characters of standard error.</summary>
    public string StderrTail { get; init; } = "";

    /// <summary>Why the program could not start; null when it did.</summary>
    public string? Error { get; init; }
}
