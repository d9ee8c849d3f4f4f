using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>Everything of a run that its timings depend on, other than the code.</summary>
internal sealed record RunContext(
    MachineClass? MachineClass,
    Sha256Digest? Inputs,
    string Providers,
    string Operations,
    int Concurrency,
    int WarmupIterations)
{
    public static RunContext Of(BenchmarkReport report) => new(
        report.MachineClass,
        report.RunMetadata.TryGetValue("inputs", out JsonValue? inputs) ? CanonicalJson.Digest(inputs) : null,
        string.Join(", ", report.Results.Select(static result => result.Provider).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        string.Join(", ", BenchmarkOperations.InOrder(report.Results.Select(static result => result.Operation)).Select(BenchmarkWords.Of)),
        report.Results[0].Concurrency,
        report.Results[0].WarmupIterations);

    /// <summary>Why timings of the two runs cannot be compared; null when they can.</summary>
    public string? DifferenceTo(RunContext other) =>
        MachineClass is null || other.MachineClass is null ? "a run does not say on which class of machine it ran"
        : MachineClass != other.MachineClass ? "the runs are of different machine classes"
        : Inputs is null || other.Inputs is null ? "a run does not say what its inputs were"
        : Inputs != other.Inputs ? "the runs had different inputs"
        : Providers != other.Providers ? "the runs had different providers at the same time"
        : Operations != other.Operations ? "the runs had different operations"
        : Concurrency != other.Concurrency ? "the runs had different concurrency"
        : WarmupIterations != other.WarmupIterations ? "the runs had different numbers of warm-up calls"
        : null;
}
