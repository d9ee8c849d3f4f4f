using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Evidence;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>All results of one run with what they were made from. JSON is the record; the other forms are rendered from it.</summary>
public sealed record BenchmarkReport
{
    /// <summary>Results in the order of the providers, then of <see cref="BenchmarkOperations.All"/>.</summary>
    public required ImmutableArray<BenchmarkResult> Results { get; init; }

    /// <summary>How the run was set up: providers, operations, counts, inputs, files, preset, machine class.</summary>
    public required JsonObject RunMetadata { get; init; }

    /// <summary>What the report was made from and what may be claimed with it.</summary>
    public required ProvenanceEnvelope Provenance { get; init; }

    /// <summary>Events of all results.</summary>
    public int EventCount => (int)Math.Min(int.MaxValue, Results.Sum(static result => result.EventCount));

    /// <summary>The record.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("claim_boundary", Provenance.ClaimBoundary),
        ("metric_semantics", Provenance.MetricSemantics),
        ("run_metadata", RunMetadata),
        ("results", JsonList.Create(Results.Select(static result => (JsonValue)result.ToJson()))),
        ("provenance", Provenance.ToJson()));

    /// <summary>The class of the machine that it ran on; null in a report that does not say.</summary>
    public MachineClass? MachineClass =>
        RunMetadata.TryGetValue("machine_class", out JsonValue? value) && !value.IsNull ? MachineClass.FromJson(value) : null;

    /// <summary>Reads a report, alone or beside its gate as the command line prints it.</summary>
    /// <exception cref="WorldForgeException">A member is missing or breaks its rule; the message names it.</exception>
    public static BenchmarkReport FromJson(JsonValue document) => BenchmarkReportReader.Read(document);

    /// <summary>Reads a report file, or the report of a preserved run.</summary>
    /// <param name="path">The file, or the folder of the run.</param>
    /// <exception cref="WorldForgeException">The file cannot be read, is not strict JSON, or is no benchmark report.</exception>
    public static BenchmarkReport Load(string path)
    {
        string file = Directory.Exists(path) ? Path.Join(path, "reports", "report.json") : path;
        return FromJson(BenchmarkDocument.Read(file, "benchmark report").Content);
    }

    /// <summary>The report for people.</summary>
    public string ToMarkdown() => BenchmarkMarkdown.Report(this);

    /// <summary>One row for each result, in 16 columns.</summary>
    public string ToCsv() => BenchmarkCsv.Report(this);

    /// <summary>One self-contained page.</summary>
    /// <param name="gate">The judgement, when there was a budget.</param>
    /// <param name="comparison">The comparison, when there was a baseline.</param>
    public string ToHtml(BenchmarkGateReport? gate = null, BaselineComparison? comparison = null) => BenchmarkHtml.Report(this, gate, comparison);

    /// <summary>Every measured call as one line of JSON, in the order of the results.</summary>
    public string ToSampleLines()
    {
        StringBuilder lines = new();
        foreach (BenchmarkResult result in Results)
        {
            for (int i = 0; i < result.Samples.Length; i++)
            {
                lines.Append(CanonicalJson.ToText(result.Samples[i].ToJson(result.Provider, BenchmarkWords.Of(result.Operation), i + 1))).Append('\n');
            }
        }

        return lines.ToString();
    }

    internal static BenchmarkReport Of(
        BenchmarkPlan plan,
        BenchmarkRequest request,
        DateTimeOffset createdAt,
        ImmutableArray<BenchmarkResult> results)
    {
        ImmutableArray<string> providers = [.. plan.Parts.Select(static part => part.Provider)];
        return new BenchmarkReport
        {
            Results = results,
            RunMetadata = BenchmarkMetadata.Of(plan, request, providers),
            Provenance = new ProvenanceEnvelope
            {
                Kind = ProvenanceKind.Benchmark,
                SuiteId = BenchmarkWords.SuiteId,
                SuiteVersion = BenchmarkWords.SuiteVersion,
                WorldForgeVersion = LibraryVersion.Current,
                CreatedAt = createdAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                Command = [.. Redactor.CommandLine.RedactArguments([.. request.Command])],
                Providers = providers,
                Capabilities = plan.Selected,
                RuntimeManifests = request.RuntimeManifests.Where(entry => providers.Contains(entry.Key, StringComparer.Ordinal))
                    .ToImmutableSortedDictionary(StringComparer.Ordinal),
                InputDigest = BenchmarkMetadata.InputDigest(plan, request),
                ResultDigest = BenchmarkMetadata.ResultDigest(results),
                BudgetFile = request.BudgetFile?.ToBudgetReference(),
                EventCount = (int)Math.Min(int.MaxValue, results.Sum(static result => result.EventCount)),
                ClaimBoundary = BenchmarkWords.ClaimBoundary,
                MetricSemantics = BenchmarkWords.MetricSemantics,
                Notes = request.Notes,
            },
        };
    }
}
