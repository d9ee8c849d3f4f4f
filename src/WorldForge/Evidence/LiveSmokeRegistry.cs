using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>The committed record of live smokes: one row for each capability of each provider, and for rows without a run the reason.</summary>
/// <remarks>A row is no benchmark, and claims no quality, physical fidelity or safety.</remarks>
public sealed class LiveSmokeRegistry
{
    private LiveSmokeRegistry(ImmutableArray<LiveSmokeEntry> entries) => Entries = entries;

    /// <summary>The rows in document order.</summary>
    public ImmutableArray<LiveSmokeEntry> Entries { get; }

    /// <summary>Reads a registry. The document is left as it is.</summary>
    /// <exception cref="WorldForgeException">A row breaks a rule; the message names <c>entry[index].field</c>.</exception>
    public static LiveSmokeRegistry FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "");
        fields.RejectUnknown("schema_version", "entries");
        fields.RequireSchemaVersion(SchemaVersions.LiveSmokeRegistry);
        List<LiveSmokeEntry> entries = [];
        HashSet<(string, string)> known = [];
        foreach (JsonValue item in fields.RequiredList("entries"))
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"entry[{entries.Count}]");
            JsonFields row = JsonFields.Of(item, place);
            EvidenceScan.Check(row.Source, place);
            LiveSmokeEntry entry = LiveSmokeEntry.Read(row);
            if (!known.Add((entry.Provider, entry.Capability)))
            {
                throw row.Invalid("provider", $"has a row for {entry.Capability} already");
            }

            entries.Add(entry);
        }

        return new LiveSmokeRegistry([.. entries]);
    }

    /// <summary>The row of a capability, or null.</summary>
    public LiveSmokeEntry? Find(string provider, string capability) => Entries.FirstOrDefault(entry => entry.Provider == provider && entry.Capability == capability);

    /// <summary>The registry as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.LiveSmokeRegistry),
        ("entries", JsonList.Create(Entries.Select(static entry => (JsonValue)entry.ToJson()))));

    /// <summary>A table of the rows in Markdown.</summary>
    public string ToMarkdown() => new ReportTable(
        [ReportColumn.Text("Provider"), ReportColumn.Text("Capability"), ReportColumn.Text("Status"), ReportColumn.Text("Evidence")],
        Entries.Select(static entry => new JsonValue[] { entry.Provider, entry.Capability, entry.StatusWord, entry.ArtifactPath ?? entry.SkipReason ?? "not recorded" })).ToMarkdown();
}
