using System.Collections.Immutable;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>A preserved report that candidate budgets come from: its digest, and what of it is evidence.</summary>
public sealed record SourceReport
{
    /// <summary>How the file is named in the output: never with the folders of the machine.</summary>
    public required string Path { get; init; }

    /// <summary>Digest of the file's bytes.</summary>
    public required Sha256Digest Digest { get; init; }

    /// <summary>The command that made the report; null when it does not say.</summary>
    public string? Command { get; init; }

    /// <summary>Version of the library that made it.</summary>
    public string? WorldForgeVersion { get; init; }

    /// <summary>Digest of what went in.</summary>
    public string? InputDigest { get; init; }

    /// <summary>Bare digest of the input file.</summary>
    public string? InputFixtureDigest { get; init; }

    /// <summary>The budget file that the report was judged by.</summary>
    public JsonObject? BudgetFile { get; init; }

    /// <summary>The machine class that the report states; null when it does not.</summary>
    public MachineClass? MachineClass { get; init; }

    /// <summary>The measured numbers, one entry for each result.</summary>
    public required ImmutableArray<BaselineObservation> Results { get; init; }

    /// <summary>Reads a report file: the report alone, or beside its gate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder that names are shown relative to; the working directory when null.</param>
    /// <exception cref="WorldForgeException">The file cannot be read, or a member is missing or breaks its rule.</exception>
    public static SourceReport Load(string path, string? root = null)
    {
        BenchmarkDocument document = BenchmarkDocument.Read(path, "benchmark report");
        return Of(document.Content, BenchmarkFileReference.Display(path, root), document.Digest);
    }

    internal static SourceReport Of(JsonValue content, string path, Sha256Digest digest)
    {
        JsonFields fields = JsonFields.Of(content, "");
        fields = fields.Source.ContainsKey("benchmark") ? fields.RequiredFields("benchmark") : fields;
        IReadOnlyList<JsonFields> results = fields.RequiredFieldsList("results");
        if (results.Count == 0)
        {
            throw fields.Invalid("results", "must hold at least one result");
        }

        JsonFields? provenance = fields.OptionalFields("provenance");
        JsonFields? metadata = fields.OptionalFields("run_metadata");
        return new SourceReport
        {
            Path = path,
            Digest = digest,
            Command = CommandOf(provenance),
            WorldForgeVersion = provenance?.OptionalText("worldforge_version"),
            InputDigest = provenance?.OptionalText("input_digest"),
            InputFixtureDigest = metadata?.OptionalFields("input_file")?.OptionalText("sha256"),
            BudgetFile = metadata?.OptionalObject("budget_file"),
            MachineClass = metadata?.OptionalObject("machine_class") is { } machine ? MachineClass.FromJson(machine) : null,
            Results = [.. results.Select(BaselineObservation.Read)],
        };
    }

    internal JsonObject ToJson()
    {
        JsonObject.Builder wire = new()
        {
            ["path"] = Path,
            ["sha256"] = Digest.ToString(),
            ["command"] = Command,
        };
        foreach ((string key, JsonValue value) in ((string, JsonValue)[])
            [
                ("worldforge_version", WorldForgeVersion),
                ("input_digest", InputDigest),
                ("budget_file", (JsonValue?)BudgetFile ?? JsonValue.Null),
            ])
        {
            if (!value.IsNull)
            {
                wire[key] = value;
            }
        }

        return wire.Build();
    }

    private static string? CommandOf(JsonFields? provenance)
    {
        IReadOnlyList<string> words = provenance?.OptionalTexts("command") ?? [];
        return words.Count == 0 ? null : string.Join(' ', Redactor.CommandLine.RedactArguments(words));
    }
}
