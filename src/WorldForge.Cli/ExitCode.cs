namespace WorldForge.Cli;

/// <summary>What the exit status of the tool means.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked to, also when what it reports is a skip or an issue that it was asked to report.</summary>
    public const int Success = 0;

    /// <summary>The command ran and its answer is no: a contract, gate, evaluation or drill failed, or a workflow is not ready.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood, or the command could not be carried out.</summary>
    public const int Usage = 2;

    /// <summary>The user stopped the command (Ctrl+C or SIGTERM).</summary>
    public const int Cancelled = 130;
}
