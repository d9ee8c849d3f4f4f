using System.Globalization;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>Decides whether the sources together give an answer. Silence is never a clean bill.</summary>
internal static class AuditAnswer
{
    /// <summary>The threshold: how old, in days, a pinned offline database may be.</summary>
    public const string OfflineAge = "offline_database_days";

    /// <summary>
    /// Why there is no answer; null when there is one. An answer needs a source that gave data. A feed that failed leaves a gap
    /// that another feed cannot vouch for; a pinned offline database, recent enough, closes it.
    /// </summary>
    public static string? Missing(DependencyAuditFacts facts, GatePolicy policy)
    {
        var offline = facts.Sources.Where(source => source.IsOffline()).ToList();
        if (offline.Any(source => source.ProvidedData && IsRecent(source, policy)))
        {
            return null;
        }

        var feeds = facts.Sources.Where(source => !source.IsOffline()).ToList();
        if (feeds.Any(source => source.ProvidedData) && !facts.Sources.Any(source => source.Failed))
        {
            return null;
        }

        return facts.Sources.Count == 0
            ? "No advisory source is configured, so the audit has no answer."
            : $"No advisory source gave a complete answer: {string.Join("; ", facts.Sources.Where(source => !source.ProvidedData || source.IsOffline()).Select(source => Reason(source, policy)))}";
    }

    private static string Reason(AdvisorySource source, GatePolicy policy) => source.ProvidedData
        ? $"{source.Source} is dated {source.DataDate ?? "nowhere"}, but at most {policy.Threshold(OfflineAge)} days are allowed"
        : $"{source.Source}: {source.Problem}";

    private static bool IsRecent(AdvisorySource source, GatePolicy policy) =>
        DateTimeOffset.TryParse(source.DataDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
        && policy.Today.DayNumber - DateOnly.FromDateTime(date.UtcDateTime).DayNumber <= policy.Threshold(OfflineAge);
}
