using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Configuration;

/// <summary>
/// Defaults for commands that hold no secret, from a JSON or TOML file: which providers, which operations, where to write. An explicit
/// option beats a profile, a profile beats the built-in default.
/// </summary>
/// <remarks>Paths in a profile are relative to the current directory, not to the profile.</remarks>
public sealed record ConfigurationProfile
{
    private ConfigurationProfile()
    {
    }

    /// <summary>Name; letters, digits, <c>_ . -</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What the profile is for; used nowhere.</summary>
    public string? Description { get; private init; }

    /// <summary>Safe label of where the profile came from: <c>profile:profiles/local-mock.json</c>.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Digest of the file's bytes.</summary>
    public Sha256Digest Digest { get; private init; }

    /// <summary>Names of providers, in order.</summary>
    public ImmutableArray<string> Providers { get; private init; } = [];

    /// <summary>Names of operations, in order; benchmarks use them.</summary>
    public ImmutableArray<string> Operations { get; private init; } = [];

    /// <summary>Folder of the workspace.</summary>
    public string? WorkspaceDirectory { get; private init; }

    /// <summary>Folder under which runs are preserved; beats <see cref="WorkspaceDirectory"/>.</summary>
    public string? RunWorkspace { get; private init; }

    /// <summary>Folder of world states.</summary>
    public string? StateDirectory { get; private init; }

    /// <summary>One of <c>markdown</c>, <c>json</c>, <c>csv</c>, <c>html</c>.</summary>
    public string? OutputFormat { get; private init; }

    /// <summary>Time limits of remote providers.</summary>
    public TimeoutPreset? TimeoutPreset { get; private init; }

    /// <summary>Retries of remote providers.</summary>
    public RetryPreset? RetryPreset { get; private init; }

    /// <summary>Folders of optional runtimes, by provider.</summary>
    public ImmutableSortedDictionary<string, string> RuntimeCacheRoots { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How long runs are kept.</summary>
    public RunsRetention? RunsRetention { get; private init; }

    /// <summary>Both presets as one, or null when the profile names neither.</summary>
    public RequestPreset? RequestPreset => TimeoutPreset is null && RetryPreset is null
        ? null
        : new RequestPreset { Timeout = TimeoutPreset ?? default, Retry = RetryPreset ?? default };

    /// <summary>The block <c>config_profile</c> that manifests carry; the file itself is never copied.</summary>
    public JsonObject Provenance => ConfigProfileBlock.Of(this);

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file; TOML when it ends in <c>.toml</c>, else JSON. The label of the source is made of it as it stands.</param>
    /// <param name="directory">The folder that a relative path starts from; the current one when null.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="WorldForgeException">The file cannot be read, is malformed, or breaks a rule; the message names the place, never a value.</exception>
    public static ConfigurationProfile Load(string path, string? directory = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ProfileFile file = ProfileFile.Read(directory is null ? path : System.IO.Path.GetFullPath(path, directory));
        return Read(file, name => ProfileSource.Of(path, name));
    }

    /// <summary>Reads the text of a profile.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="isToml">TOML, else JSON.</param>
    /// <returns>The profile; its source is its name.</returns>
    /// <exception cref="WorldForgeException">The text is malformed or breaks a rule.</exception>
    public static ConfigurationProfile Parse(ReadOnlySpan<byte> utf8, bool isToml) =>
        Read(ProfileFile.Parse(utf8, isToml), static name => ProfileSource.Prefix + name);

    private static ConfigurationProfile Read(ProfileFile file, Func<string, string> source)
    {
        ProfileText.Check(file.Document);
        var fields = new JsonFields(file.Document);
        fields.RejectUnknown(
            "schema_version", "name", "description", "provider", "providers", "operation", "operations", "workspace_dir", "run_workspace", "state_dir",
            "output_format", "timeout_preset", "retry_preset", "runtime_cache_roots", Configuration.RunsRetention.Block);
        fields.RequireSchemaVersion(SchemaVersions.ConfigProfile);
        string name = ProfileRules.Name(fields);
        return new ConfigurationProfile
        {
            Name = name,
            Description = fields.OptionalAnyText("description"),
            Source = source(name),
            Digest = file.Digest,
            Providers = ProfileRules.OneOrMany(fields, "provider", "providers"),
            Operations = ProfileRules.OneOrMany(fields, "operation", "operations"),
            OutputFormat = ProfileRules.Format(fields),
            TimeoutPreset = ProfileRules.Timeout(fields),
            RetryPreset = ProfileRules.Retry(fields),
            WorkspaceDirectory = ProfileRules.Path(fields, "workspace_dir"),
            RunWorkspace = ProfileRules.Path(fields, "run_workspace"),
            StateDirectory = ProfileRules.Path(fields, "state_dir"),
            RuntimeCacheRoots = ProfileRules.CacheRoots(fields),
            RunsRetention = fields.OptionalFields(Configuration.RunsRetention.Block) is { } retention ? Configuration.RunsRetention.FromJson(retention) : null,
        };
    }
}
