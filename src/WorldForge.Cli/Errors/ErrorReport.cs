namespace WorldForge.Cli.Errors;

/// <summary>Errors as people see them: what happened and what to do first, in two lines, without secrets, host paths or stack traces.</summary>
internal sealed class ErrorReport(CliContext context, IReadOnlyList<string> path)
{
    private const string DebugVariable = "WORLDFORGE_CLI_DEBUG";

    /// <summary>The command line cannot be understood.</summary>
    public Task UsageAsync(string problem) => WriteAsync(problem, TriageStep.Help(path));

    /// <summary>The user stopped the command.</summary>
    public Task CancelledAsync() => WriteAsync(
        "Cancelled before the end.", "run the command again; preserved runs are in 'worldforge runs list --status cancelled'");

    /// <summary>The command could not be carried out.</summary>
    public async Task FailedAsync(Exception exception)
    {
        if (exception is UsageException usage)
        {
            await UsageAsync(usage.Message);
            return;
        }

        string message = exception is IWorldForgeFault or IOException or UnauthorizedAccessException
            ? exception.Message
            : $"{exception.GetType().Name}: {exception.Message}";
        await WriteAsync(message, TriageStep.For(path, message));
        if (context.Environment.Find(DebugVariable) == "1")
        {
            await context.Error.WriteAsync(context.Redactor.Redact(exception.ToString()).ReplaceLineEndings("\n") + "\n");
        }
    }

    private Task WriteAsync(string problem, string triage)
    {
        string command = path.Count == 0 ? "worldforge" : string.Join(' ', path);
        string message = context.Redactor.Redact(problem.ReplaceLineEndings(" ").Trim());
        return context.Error.WriteAsync($"WorldForge CLI error [{command}]: {message}\nFirst triage: {triage}\n");
    }
}
