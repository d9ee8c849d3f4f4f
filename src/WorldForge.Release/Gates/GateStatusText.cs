namespace WorldForge.Release.Gates;

/// <summary>The wire words of <see cref="GateStatus"/>.</summary>
public static class GateStatusText
{
    /// <summary>The word that artifacts and the console use.</summary>
    public static string Word(this GateStatus status) => status switch
    {
        GateStatus.Passed => "passed",
        GateStatus.Failed => "failed",
        GateStatus.Skipped => "skipped",
        GateStatus.NotRun => "not-run",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A gate is passed, failed, skipped or not-run."),
    };

    /// <summary>Reads a wire word; <c>not_run</c> is accepted beside <c>not-run</c>.</summary>
    /// <returns>Whether <paramref name="word"/> is one of the four.</returns>
    public static bool TryParse(string? word, out GateStatus status)
    {
        (var known, status) = word switch
        {
            "passed" => (true, GateStatus.Passed),
            "failed" => (true, GateStatus.Failed),
            "skipped" => (true, GateStatus.Skipped),
            "not-run" or "not_run" => (true, GateStatus.NotRun),
            _ => (false, GateStatus.NotRun),
        };
        return known;
    }
}
