using System.Text;
using WorldForge.Configuration;
using WorldForge.Configuration.Toml;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Tests.Configuration;

public sealed class ConfigurationProfileTests
{
    private const string Start = """{"schema_version":1,"name":"lab" """;

    /// <summary>What is added to a sound profile, and the words that its refusal must have. Each row breaks one rule.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { """, "secret_value": 1""", "secret_value looks like the name of a secret" },
        { """, "runtime_cache_roots": {"my-api.key": "a"}""", "runtime_cache_roots.my-api.key looks like" },
        { """, "extra": [{"author": 1}]""", "extra[0].author looks like" },
        { """, "ApiKey": 1""", "looks like the name of a secret" },
        { """, "signed-url": 1""", "looks like the name of a secret" },
        { """, "description": "password=hunter2hunter2" """, "description must not contain secret material" },
        { """, "description": "Bearer abcdefghijklmnop" """, "description must not contain secret material" },
        { """, "description": "https://host/x?sig=abc" """, "description must not contain" },
        { """, "description": "https://host/x?page=2" """, "description must not contain signed URLs or query strings" },
        { """, "zeta": 1, "alpha": 1""", "alpha, zeta" },
        { """, "provider": "mock", "providers": ["mock"]""", "provider must not stand beside providers" },
        { """, "operation": "predict", "operations": ["predict"]""", "operation must not stand beside operations" },
        { """, "providers": "mock" """, "providers" },
        { """, "providers": ["mock", 3]""", "providers[1]" },
        { """, "providers": ["mo ck"]""", "providers[0] must hold only" },
        { """, "output_format": "yaml" """, "markdown, json, csv, html" },
        { """, "timeout_preset": "slow" """, "checkout-safe, prepared-host, remote" },
        { """, "retry_preset": "often" """, "none, patient, standard" },
        { """, "state_dir": "/srv/x" """, "state_dir must be a relative path" },
        { """, "state_dir": "\\srv\\x" """, "state_dir must be a relative path" },
        { """, "state_dir": "\\\\server\\share" """, "state_dir must be a relative path" },
        { """, "state_dir": "C:\\x" """, "state_dir must be a relative path" },
        { """, "state_dir": "d:x" """, "state_dir must be a relative path" },
        { """, "state_dir": "~/x" """, "state_dir must not start with" },
        { """, "state_dir": "$HOME/x" """, "state_dir must not start with" },
        { """, "state_dir": "%TEMP%/x" """, "state_dir must not start with" },
        { """, "state_dir": "a/../b" """, "state_dir must not contain '..'" },
        { """, "state_dir": "a\\..\\b" """, "state_dir must not contain '..'" },
        { """, "state_dir": "a/.env" """, "state_dir must not name an environment file" },
        { """, "state_dir": ".env.local" """, "state_dir must not name an environment file" },
        { """, "state_dir": "file://x" """, "state_dir must" },
        { """, "state_dir": "" """, "state_dir must be a path that is not blank" },
        { """, "state_dir": "a\u0000b" """, "state_dir must be a path that is not blank" },
        { """, "run_workspace": 3""", "run_workspace" },
        { """, "runtime_cache_roots": ["a"]""", "runtime_cache_roots" },
        { """, "runtime_cache_roots": {"gr00t": "../x"}""", "runtime_cache_roots.gr00t must not contain" },
        { """, "runtime_cache_roots": {"gr 00t": "x"}""", "runtime_cache_roots must hold only" },
        { """, "runs_retention": {"keep": 1}""", "keep" },
        { """, "runs_retention": {"keep_latest": true}""", "keep_latest" },
        { """, "runs_retention": {"max_age_days": -1}""", "max_age_days" },
        { """, "runs_retention": {"families": [1]}""", "families[0]" },
        { """, "runs_retention": 3""", "runs_retention" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_breaks_a_rule_and_names_the_place(string members, string words)
    {
        WorldForgeException refused = Assert.ThrowsAny<WorldForgeException>(() => Parse(Start + members + "}"));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"schema_version":1,"name":"a","name":"b"}""")]
    [InlineData("""{"schema_version":2,"name":"a"}""")]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"schema_version":1}""")]
    [InlineData("""{"schema_version":1,"name":"a b"}""")]
    [InlineData("""{"schema_version":true,"name":"a"}""")]
    public void Refuses_a_document_that_is_no_profile(string text) => Assert.ThrowsAny<WorldForgeException>(() => Parse(text));

    [Fact]
    public void Refuses_bytes_that_are_not_UTF_8_in_both_languages()
    {
        Assert.Throws<JsonSyntaxException>(() => ConfigurationProfile.Parse([(byte)'{', 0xff, (byte)'}'], isToml: false));
        Assert.Throws<TomlSyntaxException>(() => ConfigurationProfile.Parse([(byte)'a', (byte)'=', 0xff], isToml: true));
    }

    [Fact]
    public void The_order_of_refusals_is_keys_then_texts_then_unknown_keys_then_the_version()
    {
        const string All = """{"schema_version":9,"unknown":1,"description":"token=abcdefgh12345","password":1}""";
        Assert.Contains("password looks like", Message(All), StringComparison.Ordinal);
        Assert.Contains("description must not", Message(All.Replace(",\"password\":1", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("unknown", Message("""{"schema_version":9,"unknown":1}"""), StringComparison.Ordinal);
        Assert.Contains("schema_version", Message("""{"schema_version":9}"""), StringComparison.Ordinal);
        Assert.Contains("name", Message("""{"schema_version":1,"provider":"a","providers":["a"]}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_comment_is_refused_with_its_line()
    {
        string text = "schema_version = 1\nname = \"lab\" # ghp_" + new string('a', 18) + new string('B', 18) + "\n";

        WorldForgeException refused = Assert.Throws<WorldForgeException>(() => ConfigurationProfile.Parse(Encoding.UTF8.GetBytes(text), isToml: true));

        Assert.StartsWith("Line 2 of the configuration profile must not contain secret material", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_key_is_not_repeated()
    {
        string secret = "ghp_" + new string('a', 18) + new string('B', 18);

        WorldForgeException refused = Assert.Throws<WorldForgeException>(() => Parse(Start + ",\"" + secret + "\":1}"));

        Assert.DoesNotContain(secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_profiles_say_the_same_in_both_languages()
    {
        string root = Path.Combine(RepositoryUnderTest.Root, "profiles");
        JsonObject json = ConfigurationProfile.Load(Path.Combine(root, "local-mock.json")).Provenance;
        JsonObject toml = ConfigurationProfile.Load(Path.Combine(root, "local-mock.toml")).Provenance;

        Assert.Equal(json.Without("source").Without("sha256"), toml.Without("source").Without("sha256"));
        Assert.NotEqual(json["sha256"], toml["sha256"]);
        Assert.Equal("profile:local-mock.json", ((JsonText)json["source"]).Value);
    }

    [Fact]
    public void Reads_every_member()
    {
        ConfigurationProfile profile = ConfigurationProfile.Load(Path.Combine(RepositoryUnderTest.Root, "profiles", "local-mock.toml"));

        Assert.Equal("local-mock", profile.Name);
        Assert.Equal(["mock"], profile.Providers);
        Assert.Equal(["predict"], profile.Operations);
        Assert.Equal(".worldforge/profiled-runs", profile.RunWorkspace);
        Assert.Null(profile.WorkspaceDirectory);
        Assert.Equal(".worldforge/worlds", profile.StateDirectory);
        Assert.Equal("json", profile.OutputFormat);
        Assert.Equal(new RequestPreset { Timeout = TimeoutPreset.CheckoutSafe, Retry = RetryPreset.None }, profile.RequestPreset);
        Assert.Equal(".worldforge/cache/leworldmodel", profile.RuntimeCacheRoots["leworldmodel"]);
        Assert.Equal(20, profile.RunsRetention!.KeepLatest);
        Assert.Equal(["eval", "benchmark"], profile.RunsRetention.Families);
    }

    [Fact]
    public void A_profile_without_presets_replaces_no_policy() => Assert.Null(Parse(Start + "}").RequestPreset);

    [Fact]
    public void The_block_of_a_parsed_text_names_the_profile_and_passes_its_own_rules()
    {
        JsonObject block = Parse(Start + """, "provider": "mock", "workspace_dir": "a\\b" }""").Provenance;

        ConfigProfileBlock.Validate(new JsonFields(block));
        Assert.Equal("profile:lab", ((JsonText)block["source"]).Value);
        Assert.Equal("a/b", ((JsonText)block["workspace_dir"]).Value);
        Assert.Equal(64, ((JsonText)block["sha256"]).Value.Length);
        Assert.DoesNotContain("runs_retention", block.Keys);
    }

    [Theory]
    [InlineData("source", "\"profile:../x\"")]
    [InlineData("source", "\"lab.json\"")]
    [InlineData("sha256", "\"ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD\"")]
    [InlineData("sha256", "\"ab\"")]
    [InlineData("name", "\"a b\"")]
    [InlineData("schema_version", "2")]
    [InlineData("providers", "[\"a b\"]")]
    [InlineData("output_format", "\"yaml\"")]
    [InlineData("state_dir", "\"/x\"")]
    [InlineData("extra", "1")]
    [InlineData("runtime_cache_roots", "{\"a\":\"~x\"}")]
    public void A_block_is_checked_with_the_rules_of_profiles(string member, string value)
    {
        JsonObject block = Parse(Start + "}").Provenance.With(member, StrictJson.Parse(value));

        Assert.ThrowsAny<WorldForgeException>(() => ConfigProfileBlock.Validate(new JsonFields(block)));
    }

    [Fact]
    public void A_missing_file_is_named_without_its_folders()
    {
        WorldForgeException missing = Assert.Throws<WorldForgeException>(() => ConfigurationProfile.Load("/srv/nowhere/lab.json"));

        Assert.Equal(FaultCodes.PathMissing, missing.Code);
        Assert.Contains("lab.json", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv", missing.Message, StringComparison.Ordinal);
    }

    private static ConfigurationProfile Parse(string json) => ConfigurationProfile.Parse(Encoding.UTF8.GetBytes(json), isToml: false);

    private static string Message(string json) => Assert.ThrowsAny<WorldForgeException>(() => Parse(json)).Message;
}
