using System.Globalization;
using System.Security.Cryptography;
using WorldForge.Serialization;

namespace WorldForge.Release.Audit;

/// <summary>Gathers OSV records (schema 1) and keeps what they say of NuGet packages.</summary>
internal sealed class OsvExport(IReadOnlySet<string> wanted)
{
    public const string Format = "osv";

    /// <summary>The largest record that is read, in bytes.</summary>
    public const int RecordLimit = 16 * 1024 * 1024;

    private const string Ecosystem = "NuGet";

    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Advisory> _advisories = [];
    private DateTimeOffset? _newest;
    private int _count;

    /// <summary>Adds a record. Withdrawn records count for the date and the digest, but affect nothing.</summary>
    /// <param name="name">What to call the record in errors.</param>
    /// <param name="bytes">JSON.</param>
    /// <exception cref="AdvisoryDataException">The record is malformed.</exception>
    public void Add(string name, byte[] bytes)
    {
        _digest.AppendData(bytes);
        if (!StrictJson.TryParse(bytes, null, out var value, out var error) || value is not JsonObject record)
        {
            throw Malformed(name, error?.ToString() ?? "expected an object");
        }

        var id = Text(record, "id", name);
        var modified = Text(record, "modified", name);
        var date = DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Malformed(name, $"'{modified}' is not a time");
        _newest = _newest is { } known && known > date ? known : date;
        if (record.ContainsKey("withdrawn"))
        {
            return;
        }

        var concerned = Objects(record, "affected", name).Where(affected => affected.TryGetValue("package", out var package) && package is JsonObject fields && OptionalText(fields, "ecosystem") == Ecosystem).ToList();
        _count += concerned.Count > 0 ? 1 : 0;
        foreach (var affected in concerned)
        {
            var package = Text((JsonObject)affected["package"], "name", name);
            if (wanted.Contains(package))
            {
                _advisories.AddRange(OsvRanges.Of(affected, name).Select(range => Advisory(record, id, package, range)));
            }
        }
    }

    /// <summary>What was gathered.</summary>
    /// <exception cref="AdvisoryDataException">Not one record speaks of a NuGet package.</exception>
    public VulnerabilitySourceAnswer Answer()
    {
        using (_digest)
        {
            return _count == 0
                ? throw Malformed("export", "no record speaks of a NuGet package")
                : new VulnerabilitySourceAnswer
                {
                    Source = $"offline:{Format}",
                    ProvidedData = true,
                    DataDate = _newest?.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture),
                    Digest = $"sha256:{Convert.ToHexStringLower(_digest.GetHashAndReset())}",
                    AdvisoryCount = _count,
                    Advisories = _advisories,
                };
        }
    }

    internal static IEnumerable<JsonObject> Objects(JsonObject parent, string key, string name) => !parent.TryGetValue(key, out var value)
        ? []
        : (value as JsonList ?? throw Malformed(name, $"'{key}' is not a list")).Select(item => item as JsonObject ?? throw Malformed(name, $"'{key}' holds something else than objects"));

    internal static string? OptionalText(JsonObject fields, string key) => fields.TryGetValue(key, out var value) && value is JsonText text ? text.Value : null;

    internal static AdvisoryDataException Malformed(string name, string problem) => new(Format, $"{name}: {problem}.");

    private static Advisory Advisory(JsonObject record, string id, string package, string range) => new()
    {
        Id = id,
        PackageId = package.ToLowerInvariant(),
        AffectedRange = range,
        Severity = record.TryGetValue("database_specific", out var value) && value is JsonObject specific && OptionalText(specific, "severity") is { } severity ? severity.ToLowerInvariant() : "unknown",
        Aliases = record.TryGetValue("aliases", out var aliases) && aliases is JsonList list ? [.. list.OfType<JsonText>().Select(alias => alias.Value)] : [],
        Url = id.StartsWith("GHSA-", StringComparison.Ordinal) ? $"https://github.com/advisories/{id}" : "",
        Summary = OptionalText(record, "summary") ?? "",
    };

    private static string Text(JsonObject fields, string key, string name) => OptionalText(fields, key) ?? throw Malformed(name, $"'{key}' is missing or not text");
}
