using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>The budget file that a benchmark was judged by.</summary>
public sealed record BudgetFileReference
{
    /// <summary>Where the file is: a safe relative path, or <c>&lt;host-local:name&gt;</c> for a file that stays on its host.</summary>
    public required string Path
    {
        get;
        init => field = ArtifactPath.Problem(FileName(value ?? "")) is { } problem ? throw Check.Invalid("budget_file.path", problem) : value!;
    }

    /// <summary>Digest of the file.</summary>
    public required Sha256Digest Sha256 { get; init; }

    /// <summary>What the file says of itself.</summary>
    public JsonObject? Metadata { get; init; }

    private static string FileName(string path)
    {
        const string Open = "<host-local:";
        return path.StartsWith(Open, StringComparison.Ordinal) && path.EndsWith('>') && !path.Contains('/', StringComparison.Ordinal)
            ? path[Open.Length..^1]
            : path;
    }

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
