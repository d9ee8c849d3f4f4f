using System.Buffers;
using System.Globalization;
using System.Text;
using WorldForge.IO;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs.History;

/// <summary>
/// The file of the cache, JSON lines: a head with the digest of the rest, the distinct facts in order, then one short row for each
/// run. Anything unexpected makes the whole file count as absent.
/// </summary>
internal static class RunCacheFile
{
    private const int SchemaVersion = 1;
    private const int BytesPerRow = 56;
    private const int MostBytes = 512 * 1024 * 1024;
    private const int SignatureAt = RunId.Length + 5;
    private const int FactsAt = SignatureAt + 18;

    private static readonly JsonLimits LineLimits = new() { MaxBytes = 64 * 1024, MaxDepth = 4 };

    public static Dictionary<RunId, RunCacheRow> Read(string file)
    {
        try
        {
            return new FileInfo(Path.GetDirectoryName(file)!).LinkTarget is null ? Parse(PlainFile.Read(file, "the run index cache", MostBytes)) : [];
        }
        catch (WorldForgeException)
        {
            return []; // Not there, damaged or of another version: the manifests are read instead.
        }
    }

    public static void TryWrite(string file, IReadOnlyList<KeyValuePair<RunId, RunCacheRow>> rows)
    {
        try
        {
            string folder = Path.GetDirectoryName(file)!;
            if (new FileInfo(folder).LinkTarget is null)
            {
                Directory.CreateDirectory(folder);
                AtomicFile.Write(file, Render(rows));
            }
        }
        catch (Exception exception) when (exception is WorldForgeException || IoFault.Is(exception))
        {
            // A read-only or full disk: listing runs never fails because of its own memory.
        }
    }

    private static byte[] Render(IReadOnlyList<KeyValuePair<RunId, RunCacheRow>> rows)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var byFacts = new Dictionary<RunFacts, int>(ReferenceEqualityComparer.Instance);
        var facts = new ArrayBufferWriter<byte>();
        var body = new ArrayBufferWriter<byte>(rows.Count * BytesPerRow);
        foreach ((RunId id, RunCacheRow row) in rows)
        {
            if (!byFacts.TryGetValue(row.Facts, out int number))
            {
                string text = CanonicalJson.ToText(ToJson(row.Facts));
                if (!numbers.TryGetValue(text, out number))
                {
                    number = numbers.Count;
                    numbers.Add(text, number);
                    _ = Encoding.ASCII.GetBytes($"{text}\n", facts);
                }

                byFacts.Add(row.Facts, number);
            }

            _ = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[\"{id}\",\"{row.Signature:x16}\",{number}]\n"), body);
        }

        facts.Write(body.WrittenSpan);
        byte[] head = CanonicalJson.ToBytes(JsonObject.Create(
            ("schema_version", SchemaVersion), ("facts", numbers.Count), ("sha256", Sha256Digest.Of(facts.WrittenSpan).ToString())));
        return [.. head, (byte)'\n', .. facts.WrittenSpan];
    }

    private static Dictionary<RunId, RunCacheRow> Parse(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> rest = content;
        JsonFields head = JsonFields.Of(StrictJson.Parse(Line(ref rest), LineLimits), "");
        head.RequireSchemaVersion(SchemaVersion);
        if (head.RequiredDigest("sha256") != Sha256Digest.Of(rest))
        {
            return [];
        }

        var facts = new RunFacts[head.RequiredNonNegativeInt("facts")];
        for (int at = 0; at < facts.Length; at++)
        {
            facts[at] = ToFacts(JsonFields.Of(StrictJson.Parse(Line(ref rest), LineLimits), ""));
        }

        var rows = new Dictionary<RunId, RunCacheRow>(rest.Length / 50);
        Span<char> name = stackalloc char[RunId.Length];
        while (rest.Length > 0)
        {
            ReadOnlySpan<byte> line = Line(ref rest);
            if (line.Length <= FactsAt
                || Encoding.ASCII.GetChars(line.Slice(2, RunId.Length), name) != RunId.Length
                || !RunId.TryParse(name, out RunId id)
                || !ulong.TryParse(line.Slice(SignatureAt, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong signature)
                || !int.TryParse(line[FactsAt..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number >= facts.Length)
            {
                return [];
            }

            DateOnly day = DateOnly.FromDateTime(id.CreatedAt.UtcDateTime);
            if (facts[number].Created != day)
            {
                facts[number] = facts[number] with { Created = day };
            }

            rows[id] = new RunCacheRow(signature, facts[number]);
        }

        return rows;
    }

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }

    // The day is that of the run's id, so that the runs of many days share their facts.
    private static JsonObject ToJson(RunFacts facts) => JsonObject.Create(
        ("kind", facts.Kind),
        ("status", facts.Status),
        ("provider", facts.Provider),
        ("capabilities", JsonList.OfTexts(facts.Capabilities)),
        ("artifact_types", JsonList.OfTexts(facts.ArtifactTypes)));

    private static RunFacts ToFacts(JsonFields fields) => new()
    {
        Kind = fields.RequiredAnyText("kind"),
        Status = fields.RequiredAnyText("status"),
        Provider = fields.OptionalAnyText("provider"),
        Capabilities = [.. fields.RequiredTexts("capabilities")],
        ArtifactTypes = [.. fields.RequiredTexts("artifact_types")],
        Created = null,
    };
}
