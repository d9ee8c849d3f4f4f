using WorldForge.Processes;
using WorldForge.Providers;

namespace WorldForge.Cli.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("doc", "doctor")]
    [InlineData("provider ", "info")]
    [InlineData("provider info ", "mock")]
    [InlineData("predict x --provider m", "mock")]
    [InlineData("doctor --capability ", "policy")]
    [InlineData("negotiate --workflow eval", "evaluation-planning")]
    [InlineData("completion ", "zsh")]
    public async Task Offers_commands_and_the_values_of_options(string line, string expected)
    {
        using CliRun run = new();

        Assert.Contains(expected, await SuggestAsync(line, run));
    }

    [Fact]
    public async Task Makes_no_provider_to_offer_its_name()
    {
        using CliRun run = new()
        {
            Catalog = static () => ProviderCatalog.BuiltIn.With([new ProviderCatalogEntry { Name = "heavy", Factory = static _ => throw new InvalidOperationException("made") }]),
        };

        Assert.Contains("heavy", await SuggestAsync("provider info ", run));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task Prints_a_script_that_asks_the_tool(string shell)
    {
        using CliRun run = await CliRun.OfAsync("completion", shell);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Theory]
    [InlineData("worldforge doc", "doctor")]
    [InlineData("worldforge provider i", "info")]
    [InlineData("worldforge provider info m", "mock")]
    [InlineData("worldforge doctor --capability pr", "predict")]
    [InlineData("worldforge doctor --reg", "--registered-only")]
    [InlineData("worldforge nonsense zzz", "")]
    public async Task Completes_in_a_real_bash(string line, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash on this system.");
        using CliRun directory = await CliRun.OfAsync("completion", "bash");
        await File.WriteAllTextAsync(directory.PathOf("worldforge.bash"), directory.Output, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(directory.PathOf("try.bash"), Script, TestContext.Current.CancellationToken);
        Dictionary<string, string?> environment = new(StringComparer.Ordinal) { ["TOOL_DOTNET"] = ToolProcess.Dotnet, ["TOOL_ASSEMBLY"] = ToolProcess.Assembly, ["LINE"] = line };

        ProcessResult result = await ToolProcess.RunAsync("bash", directory.Directory, environment, ["--noprofile", "--norc", "try.bash"]);

        Assert.Equal((0, "", expected), (result.ExitCode, result.StandardError, result.StandardOutput.Trim()));
    }

    // What readline does before it calls the function: the words, the line and the cursor at its end.
    private const string Script = """
        worldforge() { "$TOOL_DOTNET" "$TOOL_ASSEMBLY" "$@"; }
        source worldforge.bash
        complete -p worldforge > /dev/null || exit 3
        COMP_LINE="$LINE"
        COMP_POINT=${#COMP_LINE}
        read -r -a COMP_WORDS <<< "$COMP_LINE"
        COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _worldforge_complete
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    private static async Task<string[]> SuggestAsync(string line, CliRun run)
    {
        await run.ThenAsync($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
