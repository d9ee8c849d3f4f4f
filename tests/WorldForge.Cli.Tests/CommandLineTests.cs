using System.Reflection;

namespace WorldForge.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Prints_the_version_of_the_package_and_nothing_else()
    {
        var (code, output, error) = await RunAsync("--version");

        var assembly = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(0, code);
        Assert.Equal($"{assembly.Split('+')[0]}\n", output);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData]
    public async Task Explains_itself_when_asked_and_when_asked_nothing(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal(0, code);
        Assert.Contains("--version", output, StringComparison.Ordinal);
        Assert.Contains("world-model providers", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("bogus")]
    [InlineData("--version", "extra")]
    public async Task Answers_a_command_line_it_does_not_understand_with_one_line_and_exit_2(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("worldforge error: ", error, StringComparison.Ordinal);
        Assert.EndsWith("First triage: run 'worldforge --help' and correct the command line.\n", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Runs_as_a_process()
    {
        var entry = typeof(CommandLine).Assembly.EntryPoint!;

        var code = await (Task<int>)WithoutOutput(() => entry.Invoke(null, [new[] { "--bogus" }])!);

        Assert.Equal(2, code);
    }

    private static object WithoutOutput(Func<object> run) => run() switch
    {
        int code => Task.FromResult(code),
        var task => task,
    };

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
