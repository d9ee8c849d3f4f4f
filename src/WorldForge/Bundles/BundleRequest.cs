using System.Collections.Immutable;
using WorldForge.Redaction;
using WorldForge.Runs;

namespace WorldForge.Bundles;

/// <summary>What to bundle, from where and to where.</summary>
public sealed record BundleRequest
{
    /// <summary>The workspace: the folder that holds <c>runs/</c>.</summary>
    public required string Workspace { get; init; }

    /// <summary>The folder to write; its parent is created.</summary>
    /// <value>Null by default: <c>evidence-bundles/&lt;time&gt;</c> or <c>issue-bundles/&lt;run&gt;</c> in the workspace.</value>
    public string? Output { get; init; }

    /// <summary>The runs to bundle.</summary>
    /// <value>Empty by default: every run of the workspace that has a manifest. An issue bundle takes exactly one.</value>
    public ImmutableArray<RunId> Runs { get; init; } = [];

    /// <summary>Whether a bundle that stands at the output is replaced. Anything else there is never touched.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether digests of the library's own data files are listed in an evidence bundle.</summary>
    /// <value>True by default.</value>
    public bool IncludeFixtureDigests { get; init; } = true;

    /// <summary>Whether a safe bundle is also written as one archive beside its folder, <c>&lt;output&gt;.zip</c>.</summary>
    public bool Zip { get; init; }

    /// <summary>The repository that reports refer to.</summary>
    /// <value>Null by default: the current folder.</value>
    public string? Repository { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    /// <value>Null by default: the current folder of the process.</value>
    public string? CurrentFolder { get; init; }

    /// <summary>The machine whose folders and account must not appear.</summary>
    /// <value>Null by default: this machine.</value>
    public HostRoots? Roots { get; init; }

    /// <summary>How many files are read and judged at the same time.</summary>
    /// <value>Null by default: one per processor. At least 1.</value>
    public int? Workers
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "There must be at least one worker.");
    }

    /// <summary>The clock for <c>generated_at</c> and for default names.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
