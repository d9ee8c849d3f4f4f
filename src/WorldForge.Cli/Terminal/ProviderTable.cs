using WorldForge.Providers;

namespace WorldForge.Cli.Terminal;

/// <summary>The doctor's rows as a table.</summary>
internal static class ProviderTable
{
    private static readonly string[] Columns = ["Provider", "Maturity", "Capabilities", "Registered", "Health", "Lifecycle"];

    /// <summary>Draws the rows.</summary>
    public static void Draw(CliContext context, DoctorReport report) => RichTable.Draw(
        context,
        $"{report.RegisteredProviderCount} of {report.ProviderCount} registered, {report.HealthyProviderCount} healthy",
        Columns,
        report.Providers.Select(static row => (string[])
        [
            row.Name,
            row.Profile.Specification.Status.ToString().ToLowerInvariant(),
            row.Profile.SupportedTasks.IsEmpty ? "none" : string.Join(", ", row.Profile.SupportedTasks),
            row.IsRegistered ? "yes" : "no",
            row.Health.IsHealthy ? "healthy" : row.Health.Details,
            row.Lifecycle.Status.ToWireName(),
        ]));
}
