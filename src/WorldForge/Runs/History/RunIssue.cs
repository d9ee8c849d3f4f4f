using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>A folder of a workspace that is no readable run.</summary>
/// <param name="RunDirectory">The folder for display.</param>
/// <param name="Reason">One of the constants of this type.</param>
/// <param name="Detail">What is wrong, safe to share.</param>
public sealed record RunIssue(string RunDirectory, string Reason, string Detail)
{
    /// <summary>There is no manifest.</summary>
    public const string Missing = "manifest-missing";

    /// <summary>The manifest cannot be read, is no regular file, or is of a schema that this version does not know.</summary>
    public const string Unreadable = "manifest-unreadable";

    /// <summary>The manifest is not strict JSON; NaN and Infinity are not JSON.</summary>
    public const string InvalidJson = "manifest-invalid-json";

    /// <summary>The manifest is JSON, but no object.</summary>
    public const string NotObject = "manifest-not-object";

    /// <summary>The issue as an index prints it.</summary>
    public JsonObject ToJson() => JsonObject.Create(("run_dir", RunDirectory), ("reason", Reason), ("detail", Detail));
}
