using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>What is particular to one kind of run in a comparison.</summary>
internal abstract class ComparedKind
{
    private protected ComparedKind(string name, ImmutableArray<string> columns, ImmutableArray<string> requiredEvidence)
    {
        Name = name;
        Columns = columns;
        RequiredEvidence = requiredEvidence;
    }

    /// <summary>The kinds that can be compared.</summary>
    public static ImmutableArray<ComparedKind> All { get; } = [new ComparedBenchmark(), new ComparedEvaluation(), new ComparedDemo()];

    /// <summary>The manifest's word for the kind.</summary>
    public string Name { get; }

    /// <summary>The members of a row in order; CSV adds the references of the run.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>What a report of this kind should carry.</summary>
    public ImmutableArray<string> RequiredEvidence { get; }

    /// <summary>The report's place below the run's folder.</summary>
    public virtual string ReportPath(JsonObject artifactPaths) => "reports/report.json";

    /// <summary>What a report must hold and this one does not; null when it is complete.</summary>
    public abstract string? Problem(JsonObject report);

    public abstract string[] Operations(ComparedRun run);

    public virtual string[] DefaultCapabilities(string[] operations) => [];

    /// <summary>The rows of a run, with its differences from the first run.</summary>
    public abstract IEnumerable<JsonObject> Rows(ComparedRun run, ComparedRun baseline);

    /// <summary>The metrics of a run as a whole.</summary>
    public abstract IEnumerable<RunMetric> Metrics(ComparedRun run);

    /// <summary>What failed in a run, as texts that are equal for the same failure; the run's own status is not part of it.</summary>
    public abstract IEnumerable<string> Failures(ComparedRun run);

    private protected static JsonValue Difference(double? value, double? baseline) =>
        value is { } now && baseline is { } before ? Math.Round(now - before, 9) : JsonValue.Null;

    private protected static JsonValue CapabilityOf(ComparedRun run) =>
        run.Context.Capabilities.IsEmpty ? JsonValue.Null : string.Join(", ", run.Context.Capabilities);
}
