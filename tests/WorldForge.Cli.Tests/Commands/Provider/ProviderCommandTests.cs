using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Provider;

public sealed class ProviderCommandTests
{
    [Fact]
    public async Task Lists_the_rows_of_the_doctor()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("provider", "list");
        JsonList all = (JsonList)StrictJson.Parse(run.Output);
        await run.ThenAsync("provider", "list", "--registered-only", "--capability", "predict");
        JsonList some = (JsonList)StrictJson.Parse(run.Output);

        Assert.Equal(["mock", "remote"], all.Cast<JsonObject>().Select(static row => ((JsonText)row["name"]).Value));
        Assert.Equal("mock", ((JsonText)((JsonObject)Assert.Single(some))["name"]).Value);
    }

    [Fact]
    public async Task Informs_about_a_registered_provider_with_its_short_profile()
    {
        using CliRun run = await CliRun.OfAsync("provider", "info", "mock", "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            ["config_summary", "health", "info", "lifecycle", "profile", "registered"],
            run.Json.Select(static member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Informs_about_an_unregistered_provider_without_one_and_never_shows_a_value()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };
        run.Environment["OTHER"] = "https://user:hunter2@remote.invalid";

        await run.ThenAsync("provider", "info", "remote");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.False(run.Json.ContainsKey("info"));
        Assert.DoesNotContain("hunter2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Informs_in_markdown_with_the_reason_of_a_skip()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("provider", "info", "remote", "--format", "markdown");

        Assert.StartsWith("# Provider: remote\n\nA remote policy.\n\n| Field | Value |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("| lifecycle | skipped: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("## Configuration\n\nValues are never shown.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("| REMOTE_URL | yes | no |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_the_health_of_one_as_an_object_and_of_all_as_a_list()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("provider", "health", "remote");
        JsonObject one = run.Json;
        await run.ThenAsync("provider", "health");
        JsonList all = (JsonList)StrictJson.Parse(run.Output);

        Assert.Equal(JsonBoolean.False, one["registered"]);
        Assert.Equal(JsonBoolean.False, one["healthy"]);
        Assert.Equal(2, all.Count);
        Assert.Equal(JsonBoolean.True, ((JsonObject)all[0])["registered"]);
    }

    [Theory]
    [InlineData("health", "mock", "--registered-only")]
    [InlineData("health", "mock", "--capability", "predict")]
    [InlineData("health", "nobody")]
    [InlineData("info", "nobody")]
    [InlineData("info")]
    public async Task Refuses_names_that_are_unknown_missing_or_beside_a_filter(params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(["provider", .. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"WorldForge CLI error [provider {arguments[0]}]: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_where_providers_are_documented()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("provider", "docs");
        string markdown = run.Output;
        await run.ThenAsync("provider", "docs", "remote", "--format", "json");
        JsonObject row = (JsonObject)Assert.Single((JsonList)StrictJson.Parse(run.Output));

        Assert.Contains("| mock | docs/providers/mock.md | stable | predict, embed, score | always registered | part of the library |", markdown, StringComparison.Ordinal);
        Assert.Contains("| the host runs \\| owns it |", markdown, StringComparison.Ordinal);
        Assert.Equal(
            ["capabilities", "docs_path", "implementation_status", "name", "registration", "runtime_ownership"],
            row.Select(static member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal((JsonValue)"registers when REMOTE_URL is set", row["registration"]);
    }

    [Fact]
    public async Task Says_so_when_the_page_of_an_unknown_provider_is_asked_for()
    {
        using CliRun run = await CliRun.OfAsync("provider", "docs", "nobody");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [provider docs]: Unknown provider: nobody\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_old_name_of_the_list_hidden()
    {
        using CliRun run = await CliRun.OfAsync("providers");
        using CliRun help = await CliRun.OfAsync("--help");

        Assert.Equal("mock", ((JsonText)((JsonObject)Assert.Single((JsonList)StrictJson.Parse(run.Output)))["name"]).Value);
        Assert.DoesNotContain("\n  providers", help.Output, StringComparison.Ordinal);
    }
}
