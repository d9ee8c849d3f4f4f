using Build.Engine;
using Build.Progress;
using Cake.Core;
using Cake.Frosting;

namespace Build;

/// <summary>What every task receives beside Cake's own context.</summary>
public class BuildContext(ICakeContext context, BuildOptions options, BuildRun run, IGateProgress gates) : FrostingContext(context)
{
    public BuildOptions Options { get; } = options;

    public BuildRun Run { get; } = run;

    public IGateProgress Gates { get; } = gates;

    /// <summary>Cancelled when the task that asks is to stop.</summary>
    public CancellationToken CancellationToken => Run.CancellationToken;

    /// <summary>The code that the process is to end with; the most serious one that was set stays.</summary>
    public int ExitCode
    {
        get => Run.ExitCode;
        set => Run.ExitCode = value;
    }
}
