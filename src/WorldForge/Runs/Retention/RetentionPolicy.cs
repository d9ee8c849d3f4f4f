using System.Collections.Immutable;
using WorldForge.Configuration;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs.Retention;

/// <summary>How long runs are kept.</summary>
public sealed record RetentionPolicy
{
    /// <summary>The defaults of every member.</summary>
    public static RetentionPolicy Default { get; } = new();

    /// <summary>Older runs are removed.</summary>
    /// <value>At least 0, in days; 0 removes without regard to age. 30 by default.</value>
    public int MaxAgeDays
    {
        get;
        init => field = Check.NonNegativeInt(value, "max_age_days");
    } = 30;

    /// <summary>The newest runs of the chosen kinds are kept whatever their age.</summary>
    /// <value>At least 0; 10 by default.</value>
    public int KeepLatest
    {
        get;
        init => field = Check.NonNegativeInt(value, "keep_latest");
    } = 10;

    /// <summary>The kinds to look at.</summary>
    /// <value>Every kind when empty, the default.</value>
    public ImmutableArray<string> Families
    {
        get;
        init => field = value.IsDefault ? [] : [.. value.Select(static family => Check.Text(family, "families[]"))];
    } = [];

    /// <summary>The policy of a configuration file; what it leaves open has the defaults.</summary>
    public static RetentionPolicy Of(RunsRetention? retention) => retention is null ? Default : new RetentionPolicy
    {
        MaxAgeDays = retention.MaxAgeDays ?? Default.MaxAgeDays,
        KeepLatest = retention.KeepLatest ?? Default.KeepLatest,
        Families = retention.Families,
    };

    /// <summary>The policy as reports print it.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("max_age_days", MaxAgeDays), ("keep_latest", KeepLatest), ("families", JsonList.OfTexts(Families)));

    internal bool Selects(string kind) => Families.IsEmpty || Families.Contains(kind, StringComparer.OrdinalIgnoreCase);
}
