using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Bundles;

/// <summary>What a stored manifest says of the files of its bundle. A manifest comes from a stranger: each member is checked.</summary>
internal sealed class BundleListing
{
    public BundleListing(IReadOnlyList<BundleFile> files, bool safe, bool isIssue)
    {
        Files = files;
        SafeToAttach = safe;
        Documents = isIssue
            ? [BundleManifest.FileName, BundleManifest.IssuePageName, BundleManifest.IssueName, BundleManifest.SummaryPageName, BundleManifest.SummaryName]
            : [BundleManifest.FileName, BundleManifest.SummaryPageName, BundleManifest.SummaryName];
    }

    public IReadOnlyList<BundleFile> Files { get; }

    public bool SafeToAttach { get; }

    /// <summary>The files that a bundle has beside the listed ones.</summary>
    public IReadOnlyList<string> Documents { get; }

    public static JsonLimits Limits { get; } = new() { MaxBytes = 512 * 1024 * 1024 };

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="WorldForgeException">A member is missing, breaks its rule or contradicts another.</exception>
    public static BundleListing Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", static (code, message) => new WorldForgeException(code, "Bundle manifest: " + message));
        fields.RequireSchemaVersion(SchemaVersions.EvidenceBundle);
        BundleFile[] files = [.. fields.RequiredFieldsList("files").Select(File)];
        bool safe = fields.RequiredBoolean("safe_to_attach");
        int included = files.Count(static file => file.Included);
        if (fields.RequiredNonNegativeInt("included_count") != included)
        {
            throw fields.Invalid("included_count", "must be the number of included files");
        }

        if (fields.RequiredNonNegativeInt("excluded_count") != files.Length - included)
        {
            throw fields.Invalid("excluded_count", "must be the number of files that are left out");
        }

        if (safe != (files.Length > 0 && included == files.Length))
        {
            throw fields.Invalid("safe_to_attach", "must be true exactly when there are files and none is left out");
        }

        if (files.Select(static file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count() != files.Length)
        {
            throw fields.Invalid("files[].path", "must be unique, also without regard to letter case");
        }

        bool isIssue = fields.OptionalText("bundle_kind") is { } kind
            && (kind == BundleManifest.IssueKind ? true : throw fields.Invalid("bundle_kind", $"must be {BundleManifest.IssueKind} or absent"));
        return new BundleListing(files, safe, isIssue);
    }

    private static BundleFile File(JsonFields fields)
    {
        var file = new BundleFile
        {
            Path = fields.RequiredText("path"),
            Source = fields.RequiredAnyText("source"),
            Kind = fields.RequiredText("kind"),
            LocalOnly = fields.RequiredBoolean("local_only"),
            Reason = fields.OptionalText("reason"),
            Sha256 = fields.OptionalDigest("sha256"),
            SizeBytes = fields.OptionalNonNegativeLong("size_bytes"),
        };
        return fields.RequiredBoolean("included") != file.Included ? throw fields.Invalid("included", "must be false exactly when there is a reason")
            : fields.RequiredBoolean("safe_to_attach") != file.Included ? throw fields.Invalid("safe_to_attach", "must equal included")
            : file.Included && (file.Sha256 is null || file.SizeBytes is null || file.LocalOnly)
                ? throw fields.Invalid("included", "needs a digest and a size, and is not for a local-only file")
            : file;
    }
}
