namespace WorldForge.Cli;

/// <summary>What the exit status of the tool means.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked to.</summary>
    public const int Success = 0;

    /// <summary>A check or a run failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The user stopped the command.</summary>
    public const int Cancelled = 130;
}
