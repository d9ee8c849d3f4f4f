using System.Collections.Immutable;
using WorldForge.Configuration;
using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs;

/// <summary>The JSON form of a run manifest.</summary>
internal static class RunManifestDocument
{
    /// <summary>A manifest is a summary: what is larger or deeper was not written by a run.</summary>
    public static readonly JsonLimits Limits = new() { MaxBytes = 4 * 1024 * 1024, MaxDepth = 64 };

    private const string SchemaVersion = "schema_version";
    private const string Profile = "config_profile";

    private static readonly string[] Folders = ["inputs", "results", "reports", "artifacts", "logs"];

    private static readonly string[] Known =
    [
        SchemaVersion, "run_id", "created_at", "kind", "command", "status", "provider", "operation", "input_summary",
        "result_summary", "artifact_paths", "event_count", "layout", Profile,
    ];

    /// <summary>The five folders of every run.</summary>
    public static IReadOnlyList<string> Layout => Folders;

    public static ImmutableSortedDictionary<string, string> NoArtifacts { get; } =
        ImmutableSortedDictionary.Create<string, string>(CodePointComparer.Instance);

    private static JsonObject LayoutBlock { get; } =
        JsonObject.Create([.. Folders.Select(static name => (name, (JsonValue)(name + "/")))]);

    public static JsonObject Write(RunWorkspaceManifest manifest)
    {
        var members = new JsonObject.Builder(Known.Length + manifest.Unknown.Count)
        {
            [SchemaVersion] = SchemaVersions.RunWorkspace,
            ["run_id"] = manifest.Id.ToString(),
            ["created_at"] = manifest.CreatedAt,
            ["kind"] = manifest.Kind,
            ["command"] = manifest.Command,
            ["status"] = manifest.Status,
            ["provider"] = manifest.Provider,
            ["operation"] = manifest.Operation,
            ["input_summary"] = manifest.InputSummary,
            ["result_summary"] = manifest.ResultSummary,
            ["artifact_paths"] = JsonObject.Create([.. manifest.ArtifactPaths.Select(static item => (item.Key, (JsonValue)item.Value))]),
            ["event_count"] = manifest.EventCount,
            ["layout"] = LayoutBlock,
        };
        if (manifest.ConfigProfile is { } profile)
        {
            members[Profile] = profile;
        }

        foreach ((string key, JsonValue value) in manifest.Unknown)
        {
            if (!members.ContainsKey(key))
            {
                members.Add(key, value);
            }
        }

        return members.Build();
    }

    public static RunWorkspaceManifest Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RequireSchemaVersion(SchemaVersions.RunWorkspace);
        return new RunWorkspaceManifest
        {
            Id = RunId.TryParse(fields.RequiredAnyText("run_id"), out RunId id)
                ? id
                : throw fields.Invalid("run_id", "must be a run id such as 20260102T030405Z-0a1b2c3d"),
            CreatedAt = fields.RequiredText("created_at"),
            Kind = fields.RequiredText("kind"),
            Command = fields.RequiredAnyText("command"),
            Status = fields.RequiredText("status"),
            Provider = fields.OptionalAnyText("provider"),
            Operation = fields.OptionalAnyText("operation"),
            InputSummary = fields.RequiredObject("input_summary"),
            ResultSummary = fields.RequiredObject("result_summary"),
            ArtifactPaths = Artifacts(fields),
            EventCount = fields.RequiredNonNegativeInt("event_count"),
            ConfigProfile = fields.OptionalObject(Profile),
            Unknown = JsonObject.Create(
                [.. fields.Source.Where(static member => !Known.Contains(member.Key)).Select(static member => (member.Key, member.Value))]),
        };
    }

    /// <summary>Checks the provenance block of a profile before it is stored.</summary>
    public static JsonObject? CheckedProfile(JsonObject? profile)
    {
        if (profile is not null)
        {
            ConfigProfileBlock.Validate(new JsonFields(profile, Profile));
        }

        return profile;
    }

    private static ImmutableSortedDictionary<string, string> Artifacts(JsonFields fields)
    {
        JsonObject paths = fields.RequiredObject("artifact_paths");
        var members = new JsonFields(paths, fields.PathOf("artifact_paths"), Fault);
        return NoArtifacts.AddRange(paths.Keys.Select(label => KeyValuePair.Create(
            string.IsNullOrWhiteSpace(label) ? throw fields.Invalid("artifact_paths", "must not have a blank label") : label,
            members.RequiredText(label))));
    }

    private static WorldForgeException Fault(string code, string message) => new(code, "Run manifest: " + message);
}
