using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>A comparison for spreadsheets: the rows with the references of their run, or the changes of a regression.</summary>
internal static class ComparisonCsv
{
    private const string ArtifactReferences = "artifact_refs_json";
    private const string ProvenanceRefs = "provenance_refs_json";

    public static string Render(JsonObject payload)
    {
        ComparisonDocument document = ComparisonDocument.Of(payload);
        if (document.IsRegression)
        {
            return document.EntryTable.ToCsv();
        }

        IEnumerable<string> columns = ComparedKind.All.FirstOrDefault(kind => kind.Name == document.Kind)?.Columns
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"There is no CSV form for a comparison of kind '{document.Kind}'.");
        return ReportTable.OfObjects(document.Rows.Select(row => WithReferences(row, document.Runs)), [.. columns, ArtifactReferences, ProvenanceRefs]).ToCsv();
    }

    private static JsonObject WithReferences(JsonObject row, JsonObject[] runs)
    {
        string? id = LooseJson.Text(row, "run_id");
        JsonObject run = runs.FirstOrDefault(one => LooseJson.Text(one, "run_id") == id) ?? JsonObject.Empty;
        return row
            .With(ArtifactReferences, JsonList.OfTexts(LooseJson.Texts(run, "artifact_refs")))
            .With(ProvenanceRefs, JsonList.OfTexts(LooseJson.Texts(run, "provenance_refs")));
    }
}
