using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>What a report says about its run before it shows numbers.</summary>
internal static class BenchmarkFacts
{
    public static IEnumerable<(string Name, string? Value)> Of(BenchmarkReport report)
    {
        yield return ("worldforge_version", report.Provenance.WorldForgeVersion);
        yield return ("created_at", report.Provenance.CreatedAt);
        yield return ("providers", string.Join(", ", report.Provenance.Providers));
        yield return ("operations", BenchmarkWords.Joined(report.Provenance.Capabilities));
        yield return ("iterations", Text(report, "iterations"));
        yield return ("concurrency", Text(report, "concurrency"));
        yield return ("warmup_iterations", Text(report, "warmup_iterations"));
        yield return ("machine_class", report.MachineClass is { } machine ? machine.Label ?? machine.Id : null);
        yield return ("input_file", File(report, "input_file"));
        yield return ("budget_file", File(report, "budget_file"));
        yield return ("input_digest", report.Provenance.InputDigest?.ToString());
        yield return ("result_digest", report.Provenance.ResultDigest?.ToString());
        yield return ("event_count", BenchmarkWords.Count(report.Provenance.EventCount));
    }

    private static string? Text(BenchmarkReport report, string name) =>
        report.RunMetadata.TryGetValue(name, out JsonValue? value) && !value.IsNull ? CanonicalJson.ToText(value) : null;

    private static string? File(BenchmarkReport report, string name) =>
        report.RunMetadata.TryGetValue(name, out JsonValue? value)
        && value is JsonObject file
        && file.TryGetValue("path", out JsonValue? path)
        && path is JsonText text
            ? text.Value
            : null;
}
