using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>The budget file that a benchmark was judged by.</summary>
public sealed record BudgetFileReference
{
    /// <summary>Where the file is: a safe relative path.</summary>
    public required string Path
    {
        get;
        init => field = ArtifactPath.Problem(value ?? "") is { } problem ? throw Check.Invalid("budget_file.path", problem) : value!;
    }

    /// <summary>Digest of the file.</summary>
    public required Sha256Digest Sha256 { get; init; }

    /// <summary>What the file says of itself.</summary>
    public JsonObject? Metadata { get; init; }

    internal static BudgetFileReference Read(JsonFields fields)
    {
        fields.RejectUnknown("path", "sha256", "metadata");
        return new BudgetFileReference
        {
            Path = fields.RequiredText("path"),
            Sha256 = fields.RequiredDigest("sha256"),
            Metadata = fields.OptionalObject("metadata"),
        };
    }

    internal JsonObject ToJson()
    {
        JsonObject wire = JsonObject.Create(("path", Path), ("sha256", Sha256.ToString()));
        return Metadata is null ? wire : wire.With("metadata", Metadata);
    }
}
