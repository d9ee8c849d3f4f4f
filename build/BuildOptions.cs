using System.Collections.Immutable;
using Cake.Core.Diagnostics;

namespace Build;

/// <summary>What the command line asked for; read once, before anything runs.</summary>
public sealed record BuildOptions
{
    /// <summary>The tasks to run with their dependencies.</summary>
    /// <value>Empty by default: the host's default target.</value>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>How many tasks may run at the same time.</summary>
    /// <value>1 to 256; the number of processors by default.</value>
    public int Jobs { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, MaximumJobs);

    /// <summary>How much is told.</summary>
    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    /// <summary>Show the task tree and run nothing.</summary>
    public bool Tree { get; init; }

    /// <summary>Show the task descriptions and run nothing.</summary>
    public bool Description { get; init; }

    /// <summary>Show the order of the tasks and run nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Run the targets without their dependencies.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Show the options and run nothing.</summary>
    public bool Help { get; init; }

    /// <summary>Show the version and run nothing.</summary>
    public bool Version { get; init; }

    /// <summary>An incomplete verdict fails the build.</summary>
    public bool Strict { get; init; }

    /// <summary>Gates that are recorded as skipped.</summary>
    public ImmutableArray<string> SkippedGates { get; init; } = [];

    /// <summary>Why gates are skipped.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The release profile, a full path.</summary>
    public string? Profile { get; init; }

    /// <summary>The folder of a pinned offline advisory database, a full path.</summary>
    public string? AdvisoryDatabase { get; init; }

    /// <summary>Run manifests that the release evidence links, full paths.</summary>
    public ImmutableArray<string> RunManifests { get; init; } = [];

    /// <summary>Limitations that the release evidence states.</summary>
    public ImmutableArray<string> KnownLimitations { get; init; } = [];

    /// <summary>Whether tasks are run at all.</summary>
    public bool RunsTasks => !(Tree || Description || DryRun || Help || Version);

    internal const int MaximumJobs = 256;

    /// <summary>The same options with full paths, because the run has a working directory of its own.</summary>
    internal BuildOptions WithPathsFrom(string directory) => this with
    {
        Profile = Profile is null ? null : Path.GetFullPath(Profile, directory),
        AdvisoryDatabase = AdvisoryDatabase is null ? null : Path.GetFullPath(AdvisoryDatabase, directory),
        RunManifests = [.. RunManifests.Select(manifest => Path.GetFullPath(manifest, directory))],
    };
}
