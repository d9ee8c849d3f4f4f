using WorldForge.Providers.Catalog;
using WorldForge.Testing;

namespace WorldForge.Providers.Tests.Catalog;

public sealed class ProviderDocsTests
{
    private static readonly string Root = RepositoryUnderTest.Root;

    private static IReadOnlyList<ProviderConfigurationRow> Rows { get; } = ProviderConfigurationIndex.Of(ProviderAdapters.Catalog);

    public static TheoryData<string> Remote => ["cosmos-policy", "gr00t"];

    [Fact]
    public void The_catalog_has_its_fixed_order() =>
        Assert.Equal(["mock", "cosmos-policy", "leworldmodel", "gr00t", "lerobot", "jepa", "genie"], ProviderAdapters.Catalog.Select(static entry => entry.Name));

    [Fact]
    public void Only_the_mock_is_registered_when_nothing_is_set()
    {
        using Forge forge = new(new ForgeOptions { Environment = ProviderEnvironment.Empty, DiscoverEntryPoints = false, Catalog = ProviderAdapters.Catalog });

        Assert.Equal(["mock"], ProviderAdapters.Catalog.Select(static entry => entry.Name).Where(forge.IsRegistered));
    }

    [Theory]
    [InlineData("COSMOS_POLICY_BASE_URL", "https://policy.example", "cosmos-policy")]
    [InlineData("GROOT_POLICY_HOST", "policy.example", "gr00t")]
    public void A_configured_provider_is_registered(string variable, string value, string provider)
    {
        ProviderEnvironment environment = ProviderEnvironment.From([KeyValuePair.Create<string, string?>(variable, value)]);
        using Forge forge = new(new ForgeOptions { Environment = environment, DiscoverEntryPoints = false, Catalog = ProviderAdapters.Catalog });

        Assert.True(forge.IsRegistered(provider));
    }

    [Fact]
    public void The_row_of_cosmos_policy_says_everything() => Assert.Equal(
        """{"capabilities":[],"credential_gates":["COSMOS_POLICY_API_TOKEN"],"default_timeouts":"health 10s x3; request 600s x1; poll 30s x3; download 600s x3","diagnostic_command":"worldforge provider health cosmos-policy","docs_path":"providers/cosmos-policy.md","evidence_level":"prepared-host","implementation_status":"beta","optional_dependencies":["nvidia/cosmos-policy server"]}""",
        Rows[1].ToJson().Without("optional_env_vars").Without("required_env_vars").Without("prepared_host_assets").Without("smoke_command").Without("runtime_ownership").Without("provider").ToString());

    [Fact]
    public void Levels_and_capabilities_are_named_by_the_rules()
    {
        Assert.Equal(["fixture-tested", "prepared-host", "prepared-host", "prepared-host", "prepared-host", "prepared-host", "scaffold"], Rows.Select(static row => row.EvidenceLevel));
        Assert.Equal(
            ["`predict`, `score`, `embed`", "none: `policy` requires a host `action_translator`", "`score`", "`policy`", "`policy`", "`score`", "scaffold"],
            Rows.Select(static row => row.CapabilityText));
    }

    [Fact]
    public void A_table_for_a_web_site_links_to_its_addresses()
    {
        string table = ProviderDocs.CatalogTable(Rows, "https://docs.example/providers/");

        Assert.Contains("[`gr00t`](https://docs.example/providers/gr00t/)", table, StringComparison.Ordinal);
        Assert.Contains("| always registered |", table, StringComparison.Ordinal);
        Assert.Contains("direct construction", ProviderDocs.CatalogTable([Rows[0] with { AlwaysRegistered = false, DocsPath = null, RuntimeOwnership = "a|b" }]), StringComparison.Ordinal);
        Assert.Contains("a\\|b", ProviderDocs.CatalogTable([Rows[0] with { RuntimeOwnership = "a|b" }]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_provider_index_is_current() => Verify(
        Path.Combine("docs", "providers", "README.md"),
        (ProviderDocs.CatalogMarker, ProviderDocs.CatalogTable(Rows)),
        (ProviderDocs.IndexMarker, ProviderDocs.ConfigurationIndex(Rows)));

    [Theory]
    [MemberData(nameof(Remote))]
    public void The_committed_provider_pages_are_current(string provider) =>
        Verify(Path.Combine("docs", "providers", provider + ".md"), (ProviderDocs.VariablesMarker, ProviderDocs.Variables(Make(provider))));

    [Fact]
    public void The_committed_example_of_an_environment_file_is_current() =>
        Approvals.VerifyFile(Path.Combine(Root, ".env.example"), ProviderDocs.EnvironmentExample(Rows));

    [Fact]
    public void The_example_has_every_field_that_an_adapter_summarises()
    {
        string[] listed = [.. File.ReadLines(Path.Combine(Root, ".env.example")).Where(static line => line.EndsWith('=')).Select(static line => line[..^1])];

        foreach (ProviderCatalogEntry entry in ProviderAdapters.Catalog)
        {
            Assert.Empty(Make(entry.Name).DescribeConfiguration().Fields.SelectMany(static field => (IEnumerable<string>)[field.Name, .. field.Aliases]).Except(listed));
        }

        Assert.Equal(listed.Length, listed.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Remote))]
    public void Manifest_profile_and_summary_name_the_same_variables(string provider)
    {
        ProviderConfigurationRow row = Rows.Single(row => row.Provider == provider);

        Assert.Equal(row.RequiredVariables.Concat(row.OptionalVariables), Make(provider).DescribeConfiguration().Fields.Select(static field => field.Name));
    }

    [Fact]
    public void A_region_is_replaced_and_must_be_there_once()
    {
        const string page = "a\n<!-- x:start -->\nold\n<!-- x:end -->\nb\n";

        Assert.Equal("a\n<!-- x:start -->\nnew\n<!-- x:end -->\nb\n", GeneratedRegion.Replace(page, "x", "new\n"));
        Assert.True(GeneratedRegion.IsCurrent(page, "x", "old\n"));
        Assert.False(GeneratedRegion.IsCurrent(page, "x", "new\n"));
        Assert.Throws<WorldForgeException>(() => GeneratedRegion.Replace("nothing", "x", ""));
        Assert.Throws<WorldForgeException>(() => GeneratedRegion.Replace(page + page, "x", ""));
        Assert.Throws<WorldForgeException>(() => GeneratedRegion.Replace("<!-- x:end --><!-- x:start -->", "x", ""));
    }

    private static void Verify(string path, params (string Marker, string Content)[] regions)
    {
        string page = File.ReadAllText(Path.Combine(Root, path));
        string current = regions.Aggregate(page, static (text, region) => GeneratedRegion.Replace(text, region.Marker, $"\n{region.Content}\n"));
        Approvals.VerifyFile(Path.Combine(Root, path), current);
    }

    private static IWorldModelProvider Make(string provider) => ProviderAdapters.Catalog.Single(entry => entry.Name == provider)
        .Create(new ProviderFactoryContext(new ForgeOptions { Environment = ProviderEnvironment.Empty, DiscoverEntryPoints = false }));
}
