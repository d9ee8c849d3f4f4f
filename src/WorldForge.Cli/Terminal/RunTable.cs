using WorldForge.Runs.History;

namespace WorldForge.Cli.Terminal;

/// <summary>Preserved runs as a table.</summary>
internal static class RunTable
{
    private static readonly string[] Columns = ["Run", "Kind", "Status", "Provider", "Operation", "Created", "Next command"];

    /// <summary>Draws the runs.</summary>
    public static void Draw(CliContext context, IEnumerable<RunRecord> records) => RichTable.Draw(
        context,
        "Preserved runs",
        Columns,
        records.Select(static record => (string[])
        [
            record.Id.ToString(),
            record.Kind,
            record.Status,
            record.Provider ?? "-",
            record.Operation ?? "-",
            record.CreatedAt,
            record.NextCommands[0],
        ]));
}
