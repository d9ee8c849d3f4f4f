namespace WorldForge.Runs.History;

/// <summary>The command that repeats a run.</summary>
internal static class RerunCommand
{
    private const string Tool = "worldforge";
    private const string WorkspaceOption = "--run-workspace";
    private static readonly char[] Comma = [','];

    /// <param name="command">The stored command, sanitised; empty when there is none.</param>
    /// <param name="facts">What the run was.</param>
    /// <param name="operation">The suite or operations, for a run without a command.</param>
    /// <param name="display">The workspace.</param>
    public static string Of(string command, RunFacts facts, string? operation, string display)
    {
        IReadOnlyList<string> words = command.Length > 0 ? ShellWords.Split(command) : Made(facts, operation);
        bool keepsRuns = words is [Tool, "eval" or "benchmark", ..];
        bool names = words.Any(static word => word == WorkspaceOption || word.StartsWith(WorkspaceOption + "=", StringComparison.Ordinal));
        return RunCommands.Quote(keepsRuns && !names ? [.. words, WorkspaceOption, display] : words);
    }

    private static IReadOnlyList<string> Made(RunFacts facts, string? operation) => facts.Kind switch
    {
        "eval" => [Tool, "eval", .. Repeated("--suite", operation), .. Repeated("--provider", facts.Provider)],
        "benchmark" => [Tool, "benchmark", .. Repeated("--provider", facts.Provider), .. Repeated("--operation", operation)],
        _ => [Tool, "runs", "list"],
    };

    private static IEnumerable<string> Repeated(string option, string? joined) =>
        (joined ?? "").Split(Comma, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(word => new[] { option, word });
}
