namespace WorldForge.Cli.Commands;

/// <summary>A command that leaves evidence even when its own command line cannot be understood.</summary>
internal interface IHandlesBadCommandLine
{
    /// <summary>Called after the problem was printed.</summary>
    /// <param name="arguments">The whole command line.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The exit status.</returns>
    Task<int> RefuseAsync(IReadOnlyList<string> arguments, string problem, CancellationToken cancellationToken);
}
