using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Provider;

public sealed class ProviderContractCommandTests
{
    /// <summary>A factory as a host would have one.</summary>
    public static IWorldModelProvider MakeMock() => new MockProvider(new MockProviderOptions());

    public static IWorldModelProvider? MakeNothing() => null;

    public static IWorldModelProvider Throws() => throw new InvalidOperationException("broken with api_key=abc123");

    [Fact]
    public async Task Passes_the_mock_with_evidence_that_is_safe_to_attach()
    {
        using CliRun run = await CliRun.OfAsync("provider", "contract", "mock", "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal((JsonValue)"passed", run.Json["status"]);
        Assert.Equal(JsonBoolean.True, run.Json["safe_to_attach"]);
        Assert.Equal(JsonBoolean.True, run.Json["registered"]);
    }

    [Fact]
    public async Task Fails_with_exit_1_when_nothing_could_be_checked_without_live_calls()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };
        run.Environment["REMOTE_URL"] = "https://remote.invalid";

        await run.ThenAsync("provider", "contract", "remote");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("- Status: skipped\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Run again with --live", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_an_unconfigured_provider_that_refuses_calls()
    {
        using CliRun run = new() { Catalog = TestCatalog.WithRemote };

        await run.ThenAsync("provider", "contract", "remote");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.DoesNotContain("token=abc", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_a_factory_of_the_host_and_hides_the_folders_of_its_assembly()
    {
        string reference = $"{typeof(ProviderContractCommandTests).Assembly.Location}!{typeof(ProviderContractCommandTests).FullName}.{nameof(MakeMock)}";

        using CliRun run = await CliRun.OfAsync("provider", "contract", "--factory", reference, "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal((JsonValue)$"WorldForge.Cli.Tests.dll!{typeof(ProviderContractCommandTests).FullName}.{nameof(MakeMock)}", run.Json["factory_path"]);
        Assert.Equal(JsonBoolean.False, run.Json["registered"]);
    }

    [Theory]
    [InlineData("WorldForge!WorldForge.Nothing.Make", "there is no such public static method")]
    [InlineData("NoSuchAssembly!A.B", "the assembly cannot be loaded")]
    [InlineData("missing.dll!A.B", "the assembly cannot be loaded")]
    [InlineData("text", "--factory must be <assembly>!<Namespace.Type>.<Method>.")]
    [InlineData("a!b.", "--factory must be <assembly>!<Namespace.Type>.<Method>.")]
    [InlineData("WorldForge.Cli.Tests!WorldForge.Cli.Tests.Commands.Provider.ProviderContractCommandTests.MakeNothing", "the method made no provider")]
    [InlineData("WorldForge.Cli.Tests!WorldForge.Cli.Tests.Commands.Provider.ProviderContractCommandTests.Throws", "broken with api_key=[redacted]")]
    public async Task Refuses_a_factory_that_is_not_there_or_makes_nothing(string reference, string problem)
    {
        using CliRun run = await CliRun.OfAsync("provider", "contract", "--factory", reference);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("Give exactly one of NAME and --factory.")]
    [InlineData("Give exactly one of NAME and --factory.", "mock", "--factory", "a!b.c")]
    [InlineData("Unknown provider: nobody. Known: ", "nobody")]
    [InlineData("--score-info must be JSON: ", "mock", "--score-info", "{")]
    [InlineData("--score-info must be a JSON object, not list.", "mock", "--score-info", "[]")]
    [InlineData("--score-candidates must be JSON: ", "mock", "--score-candidates", "nan")]
    [InlineData("--policy-info must be JSON: ", "mock", "--policy-info", "{\"a\":1,\"a\":2}")]
    public async Task Refuses_arguments_that_do_not_go_together_or_are_not_JSON(string problem, params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(["provider", "contract", .. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [provider contract]: " + problem, run.Error, StringComparison.Ordinal);
    }
}
