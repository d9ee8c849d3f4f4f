using System.Collections.Immutable;

namespace WorldForge.Processes;

/// <summary>One program to run. Arguments are a list and reach the program as they are; no shell reads them.</summary>
public sealed record ProcessRequest
{
    /// <summary>The program: a path, or a name that is looked up on the <c>PATH</c> of the child's environment.</summary>
    public required string FileName { get; init; }

    /// <summary>The arguments after the program name.</summary>
    /// <value>None by default.</value>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The folder to run in, as a host path.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Changes to the inherited environment: a value sets a variable, null removes it. They win over
    /// <see cref="ProcessDefaults.Environment"/>.</summary>
    /// <value>No changes by default.</value>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The longest the program may run, on the runner's clock; then its tree of processes is killed.</summary>
    /// <value>No limit by default. Zero or less is refused.</value>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How many UTF-16 units of each stream are kept: the first half and the last half, with a counted gap.</summary>
    /// <value>4 Mi by default; at least 1,024.</value>
    public int CaptureLimit { get; init; } = ProcessDefaults.CaptureLimit;

    /// <summary>Whether processes that the program leaves behind are killed when it has ended, as after a time limit.</summary>
    /// <value>No by default: build servers, for one, are meant to stay.</value>
    public bool EndsLeftovers { get; init; }

    /// <summary>Called for each finished line while the program runs, from the threads that read the two streams, one call at a
    /// time per stream. A line beyond 64 Ki units arrives in pieces. It must not throw.</summary>
    public Action<ProcessLine>? OnLine { get; init; }

    /// <summary>A file that receives the raw bytes of standard output as they come, without a limit; null for none.</summary>
    public string? StandardOutputFile { get; init; }

    /// <summary>A file that receives the raw bytes of standard error as they come, without a limit; null for none.</summary>
    public string? StandardErrorFile { get; init; }
}
