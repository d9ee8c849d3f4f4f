using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Configuration;

/// <summary>The block <c>config_profile</c> of run manifests: which profile was applied, and what it said.</summary>
public static class ConfigProfileBlock
{
    private const int DigestLength = 64;

    /// <summary>Checks a block with the rules of profiles, so that a manifest cannot carry what a profile could not.</summary>
    /// <exception cref="WorldForgeException">A key is unknown or absent, or a value breaks a rule; the message names it.</exception>
    public static void Validate(JsonFields block)
    {
        ArgumentNullException.ThrowIfNull(block);
        ProfileText.Check(block.Source);
        block.RejectUnknown(
            "schema_version", "name", "source", "sha256", "providers", "operations", "workspace_dir", "run_workspace", "state_dir", "output_format",
            "timeout_preset", "retry_preset", "runtime_cache_roots");
        block.RequireSchemaVersion(SchemaVersions.ConfigProfile);
        _ = ProfileRules.Name(block);
        if (!ProfileSource.IsLabel(block.RequiredText("source")))
        {
            throw block.Invalid("source", "must be 'profile:' and a safe relative path");
        }

        string digest = block.RequiredText("sha256");
        if (digest.Length != DigestLength || !digest.All(char.IsAsciiHexDigitLower))
        {
            throw block.Invalid("sha256", "must be 64 lower-case hexadecimal digits");
        }

        _ = ProfileRules.Identifiers(block, "providers");
        _ = ProfileRules.Identifiers(block, "operations");
        _ = ProfileRules.Format(block);
        _ = ProfileRules.Timeout(block);
        _ = ProfileRules.Retry(block);
        _ = ProfileRules.Path(block, "workspace_dir");
        _ = ProfileRules.Path(block, "run_workspace");
        _ = ProfileRules.Path(block, "state_dir");
        _ = ProfileRules.CacheRoots(block);
    }

    internal static JsonObject Of(ConfigurationProfile profile)
    {
        JsonObject block = JsonObject.Create(
            ("schema_version", SchemaVersions.ConfigProfile),
            ("name", profile.Name),
            ("source", profile.Source),
            ("sha256", profile.Digest.Hex),
            ("providers", JsonList.OfTexts(profile.Providers)),
            ("operations", JsonList.OfTexts(profile.Operations)),
            ("workspace_dir", profile.WorkspaceDirectory),
            ("run_workspace", profile.RunWorkspace),
            ("state_dir", profile.StateDirectory),
            ("output_format", profile.OutputFormat),
            ("timeout_preset", ProfileRules.Word(profile.TimeoutPreset)),
            ("retry_preset", ProfileRules.Word(profile.RetryPreset)),
            ("runtime_cache_roots", JsonObject.Create([.. profile.RuntimeCacheRoots.Select(root => (root.Key, (JsonValue)root.Value))])));
        Validate(new JsonFields(block, "config_profile"));
        return block;
    }
}
