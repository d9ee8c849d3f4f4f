using System.Reflection;

namespace WorldForge.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Prints_the_version_of_the_package_and_nothing_else()
    {
        using CliRun run = await CliRun.OfAsync("--version");

        string assembly = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal((0, $"{assembly.Split('+')[0]}\n", ""), (run.Code, run.Output, run.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Explains_itself_when_asked(string argument)
    {
        using CliRun run = await CliRun.OfAsync(argument);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("--version", run.Output, StringComparison.Ordinal);
        Assert.Contains("diagnostics, prediction, planning, evaluation, benchmarking", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("bogus")]
    [InlineData("--version", "extra")]
    [InlineData("doctor", "--capability", "Predict")]
    [InlineData("doctor", "--capability")]
    [InlineData("doctor", "--state-dir")]
    [InlineData("doctor", "@arguments.rsp")]
    public async Task Answers_a_command_line_it_does_not_understand_with_two_lines_and_exit_2(params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        string[] lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("WorldForge CLI error [", lines[0], StringComparison.Ordinal);
        Assert.Matches("^First triage: run 'worldforge( doctor)? --help'$", lines[1]);
    }

    [Fact]
    public async Task Is_a_usage_error_without_a_subcommand_and_shows_its_usage_on_the_error_stream()
    {
        using CliRun run = await CliRun.OfAsync();

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [worldforge]: A subcommand is required.\nFirst triage: run 'worldforge --help'\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("Usage:\n  worldforge [command] [options]", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--capability", "predict")]
    [InlineData("--capability=predict")]
    public async Task Takes_the_value_of_an_option_as_the_next_word_or_behind_an_equals_sign(params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(["doctor", .. arguments]);

        Assert.Equal((0, ""), (run.Code, run.Error));
    }
}
