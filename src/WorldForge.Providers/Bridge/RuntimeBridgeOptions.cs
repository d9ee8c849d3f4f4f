using System.Collections.Immutable;

namespace WorldForge.Providers.Bridge;

/// <summary>How a runtime worker is started and supervised.</summary>
public sealed record RuntimeBridgeOptions
{
    /// <summary>The program: a path, or a name that is looked up on the <c>PATH</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>Its arguments, as a list; no shell reads them.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The folder the worker runs in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Changes to the inherited environment: a value sets a variable, null removes it.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The longest from the start of the program to its greeting.</summary>
    /// <value>30 s.</value>
    public TimeSpan StartTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that loading a model may take.</summary>
    /// <value>10 min.</value>
    public TimeSpan LoadTimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest that any other call may take.</summary>
    /// <value>2 min.</value>
    public TimeSpan CallTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a worker may take to end after it was asked to, before it is killed.</summary>
    /// <value>2 s.</value>
    public TimeSpan StopTimeLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The largest frame that is accepted or sent, in bytes of arrays.</summary>
    /// <value>256 MiB.</value>
    public int MaxFrameBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>The largest JSON header of a frame, in bytes.</summary>
    /// <value>4 MiB.</value>
    public int MaxHeaderBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many times in a row a worker may fail before calls are refused without a new start.</summary>
    /// <value>3; a call that is answered starts the count anew.</value>
    public int MaxFailuresInARow { get; init; } = 3;

    /// <summary>The wait before the first restart; it doubles with every further failure.</summary>
    /// <value>250 ms.</value>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait before a restart.</summary>
    /// <value>30 s.</value>
    public TimeSpan MaxRestartDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Options that run the reference worker with a Python interpreter.</summary>
    /// <param name="python">The interpreter, for example <c>python3</c> or one of a virtual environment.</param>
    /// <param name="workerFile">Where the worker lies; see <see cref="BridgeWorker.WriteToAsync"/>.</param>
    public static RuntimeBridgeOptions ForPython(string python, string workerFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(workerFile);
        string file = Path.GetFullPath(workerFile);
        return new RuntimeBridgeOptions
        {
            FileName = python,
            Arguments = ["-u", "-B", file],
            WorkingDirectory = Path.GetDirectoryName(file)!,
        };
    }

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(FileName) || string.IsNullOrWhiteSpace(WorkingDirectory))
        {
            throw Invalid("a program and a folder must be named");
        }

        if (((TimeSpan[])[StartTimeLimit, LoadTimeLimit, CallTimeLimit]).Any(static limit => limit <= TimeSpan.Zero)
            || ((TimeSpan[])[StopTimeLimit, RestartDelay, MaxRestartDelay]).Any(static limit => limit < TimeSpan.Zero))
        {
            throw Invalid("time limits must be above zero, and waits not below it");
        }

        if (MaxFrameBytes < 1 || MaxHeaderBytes < 1024 || MaxFailuresInARow < 1)
        {
            throw Invalid("max_frame_bytes and the failures in a row must be at least 1, max_header_bytes at least 1024");
        }
    }

    private static WorldForgeException Invalid(string problem) => new(FaultCodes.InputInvalid, $"Runtime bridge options: {problem}.");
}
