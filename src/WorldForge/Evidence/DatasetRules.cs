using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Reads the entries of a dataset manifest.</summary>
internal static class DatasetRules
{
    private const string Https = "https://";

    private static readonly string[] _suffixes = [".json", ".jsonl", ".csv", ".txt", ".md"];

    public static string Word(DatasetEntryKind kind) => kind switch
    {
        DatasetEntryKind.LocalFixture => "local-fixture",
        DatasetEntryKind.RemoteReference => "remote-reference",
        _ => "host-asset",
    };

    public static DatasetEntry Entry(JsonFields fields)
    {
        fields.RejectUnknown("id", "kind", "description", "sha256", "path", "uri", "asset_id", "license", "metadata");
        DatasetEntryKind kind = fields.RequiredOneOf("kind", "local-fixture", "remote-reference", "host-asset") switch
        {
            "local-fixture" => DatasetEntryKind.LocalFixture,
            "remote-reference" => DatasetEntryKind.RemoteReference,
            _ => DatasetEntryKind.HostAsset,
        };
        return new DatasetEntry
        {
            Id = fields.RequiredFileSafeId("id"),
            Kind = kind,
            Description = fields.RequiredText("description"),
            Sha256 = fields.RequiredDigest("sha256"),
            Path = Place(fields, "path", kind is DatasetEntryKind.LocalFixture, FixtureProblem),
            Uri = Place(fields, "uri", kind is DatasetEntryKind.RemoteReference, UriProblem),
            AssetId = Place(fields, "asset_id", kind is DatasetEntryKind.HostAsset, static _ => null),
            License = fields.OptionalText("license"),
            Metadata = fields.OptionalObject("metadata") ?? JsonObject.Empty,
        };
    }

    private static string? Place(JsonFields fields, string name, bool belongs, Func<string, string?> problemOf)
    {
        if (!belongs)
        {
            return fields.Has(name) ? throw fields.Invalid(name, "does not belong to an entry of this kind") : null;
        }

        string place = fields.RequiredText(name);
        return problemOf(place) is { } problem ? throw fields.Invalid(name, problem) : place;
    }

    private static string? FixtureProblem(string path) =>
        ArtifactPath.Problem(path) is not null || path.Contains('~', StringComparison.Ordinal)
            ? "must be a relative path with '/', without '~', backslash, colon, '.' or '..' parts"
            : _suffixes.Any(suffix => path.EndsWith(suffix, StringComparison.Ordinal)) ? null : "must end in json, jsonl, csv, txt or md";

    private static string? UriProblem(string uri)
    {
        bool isSafe = uri.StartsWith(Https, StringComparison.Ordinal)
            && System.Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed)
            && parsed.Host.Length > 0
            && uri == Redactor.Observable.RedactTarget(uri);
        return isSafe ? null : "must be an https address with a host and without user info, query and fragment";
    }
}
