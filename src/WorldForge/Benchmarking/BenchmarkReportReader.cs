using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>Reads a report that an earlier run wrote: alone, or under <c>benchmark</c> beside its gate.</summary>
internal static class BenchmarkReportReader
{
    public static BenchmarkReport Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "");
        if (fields.Source.ContainsKey("benchmark"))
        {
            fields = fields.RequiredFields("benchmark");
        }

        IReadOnlyList<JsonFields> results = fields.RequiredFieldsList("results");
        return results.Count == 0
            ? throw fields.Invalid("results", "must hold at least one result")
            : new BenchmarkReport
            {
                Results = [.. results.Select(BenchmarkResultJson.Read)],
                RunMetadata = fields.RequiredObject("run_metadata"),
                Provenance = ProvenanceEnvelope.FromJson(fields.RequiredValue("provenance")),
            };
    }
}
