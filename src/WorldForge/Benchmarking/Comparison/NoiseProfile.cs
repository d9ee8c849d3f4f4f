using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>
/// The result of an A/A self-check: the same code, run again and again on one class of machine. What differs between these runs is noise,
/// and no difference up to it may be called better or worse.
/// </summary>
public sealed record NoiseProfile
{
    /// <summary>The schema version that is written and read.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The fewest runs: ten pairs.</summary>
    public const int MinimumRuns = 5;

    private const string Kind = "benchmark-noise-profile";

    /// <summary>The class of machine.</summary>
    public required MachineClass MachineClass { get; init; }

    /// <summary>When the check was made, ISO 8601.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>How many runs were compared with each other.</summary>
    public required int RunCount { get; init; }

    /// <summary>Measured calls of each operation in each run.</summary>
    public required int Iterations { get; init; }

    /// <summary>Calls at the same time.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Calls before the measured ones.</summary>
    public required int WarmupIterations { get; init; }

    /// <summary>Digest of the inputs.</summary>
    public required Sha256Digest InputsDigest { get; init; }

    /// <summary>One row for each operation, in the order of the results.</summary>
    public required ImmutableArray<NoiseRow> Rows { get; init; }

    /// <summary>The largest noise floor of all rows, as a share.</summary>
    public double NoiseFloor => Rows.Max(static row => row.NoiseFloor);

    /// <summary>Measures the noise between runs of the same code; each should be a process of its own.</summary>
    /// <param name="runs">At least <see cref="MinimumRuns"/>, alike in everything.</param>
    /// <param name="createdAt">When the check is made.</param>
    /// <exception cref="WorldForgeException">Too few runs, runs that differ, or a run without samples.</exception>
    public static NoiseProfile Of(IReadOnlyList<BenchmarkReport> runs, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count < MinimumRuns)
        {
            throw Check.Invalid("runs", string.Create(CultureInfo.InvariantCulture, $"must be at least {MinimumRuns} for a noise floor, not {runs.Count}"));
        }

        RunContext context = RunContext.Of(runs[0]);
        foreach (BenchmarkReport run in runs)
        {
            if (context.DifferenceTo(RunContext.Of(run)) is { } difference)
            {
                throw new WorldForgeException(FaultCodes.InputInvalid, $"The A/A self-check needs runs of the same: {difference}.");
            }
        }

        return new NoiseProfile
        {
            MachineClass = context.MachineClass!,
            CreatedAt = createdAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            RunCount = runs.Count,
            Iterations = runs.Min(static run => run.Results.Min(static result => result.Iterations)),
            Concurrency = context.Concurrency,
            WarmupIterations = context.WarmupIterations,
            InputsDigest = context.Inputs!.Value,
            Rows = [.. runs[0].Results.Select(result => NoiseRow.Of(result.Provider, result.Operation, Same(runs, result)))],
        };
    }

    /// <summary>Reads the record.</summary>
    /// <exception cref="WorldForgeException">Another kind or version of document, or a member that breaks its rule.</exception>
    public static NoiseProfile FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "");
        fields.RequireSchemaVersion(SchemaVersion);
        fields.RequiredOneOf("kind", Kind);
        IReadOnlyList<JsonFields> rows = fields.RequiredFieldsList("rows");
        return new NoiseProfile
        {
            MachineClass = MachineClass.FromJson(fields.RequiredValue("machine_class")),
            CreatedAt = fields.RequiredText("created_at"),
            RunCount = fields.RequiredPositiveInt("run_count") is >= MinimumRuns and var runs
                ? runs
                : throw fields.Invalid("run_count", $"must be at least {MinimumRuns}"),
            Iterations = fields.RequiredPositiveInt("iterations"),
            Concurrency = fields.RequiredPositiveInt("concurrency"),
            WarmupIterations = fields.RequiredNonNegativeInt("warmup_iterations"),
            InputsDigest = fields.RequiredDigest("inputs_digest"),
            Rows = rows.Count > 0 ? [.. rows.Select(NoiseRow.Read)] : throw fields.Invalid("rows", "must not be empty"),
        };
    }

    /// <summary>Reads a profile file.</summary>
    /// <exception cref="WorldForgeException">The file cannot be read or is no noise profile.</exception>
    public static NoiseProfile Load(string path) => FromJson(BenchmarkDocument.Read(path, "benchmark noise profile").Content);

    /// <summary>The row of an operation, or null.</summary>
    public NoiseRow? Find(string provider, Capability operation) =>
        Rows.FirstOrDefault(row => row.Provider == provider && row.Operation == operation);

    /// <summary>The rows that are too noisy for the rules.</summary>
    public ImmutableArray<NoiseRow> TooNoisy(ComparisonRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. Rows.Where(row => row.NoiseFloor > rules.MaximumNoise)];
    }

    /// <summary>The record.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersion),
        ("kind", Kind),
        ("created_at", CreatedAt),
        ("machine_class", MachineClass.ToJson()),
        ("run_count", RunCount),
        ("iterations", Iterations),
        ("concurrency", Concurrency),
        ("warmup_iterations", WarmupIterations),
        ("inputs_digest", InputsDigest.ToString()),
        ("rows", JsonList.Create(Rows.Select(static row => (JsonValue)row.ToJson()))));

    /// <summary>The profile for people.</summary>
    /// <param name="rules">The rules that say what is too noisy; the default rules when null.</param>
    public string ToMarkdown(ComparisonRules? rules = null) => ComparisonTables.Markdown(this, rules ?? ComparisonRules.Default);

    internal bool Fits(RunContext context) =>
        MachineClass == context.MachineClass
        && InputsDigest == context.Inputs
        && Concurrency == context.Concurrency
        && WarmupIterations == context.WarmupIterations;

    private static BenchmarkResult[] Same(IReadOnlyList<BenchmarkReport> runs, BenchmarkResult result) =>
    [
        .. runs.Select(run => run.Results.FirstOrDefault(other => other.Provider == result.Provider && other.Operation == result.Operation)
            ?? throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"A run of the A/A self-check has no result of {result.Provider}/{BenchmarkWords.Of(result.Operation)}.")),
    ];
}
