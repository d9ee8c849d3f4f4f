using WorldForge.Cli.Errors;

namespace WorldForge.Cli.Tests.Errors;

public sealed class ErrorReportTests
{
    [Fact]
    public async Task Prints_what_happened_and_what_to_do_in_two_lines()
    {
        Assert.Equal(
            "WorldForge CLI error [runs bundle]: No such run.\nFirst triage: look at the run_manifest.json of the run, then run 'worldforge runs --help'\n",
            await FailedAsync(new WorldForgeException(FaultCodes.InputInvalid, "No such run."), "runs", "bundle"));
    }

    [Theory]
    [InlineData("the call failed with api_key=abc123", "the call failed with api_key=[redacted]")]
    [InlineData("see https://cdn.example.org/a.mp4?X-Signature=abc&token=1#part", "see https://cdn.example.org/a.mp4")]
    [InlineData("cannot read /tmp/private/world.json", "cannot read <host-local-path>")]
    [InlineData("line one\nline two", "line one line two")]
    public async Task Shows_no_secret_no_signed_address_no_host_path_and_one_line(string message, string shown)
    {
        string text = await FailedAsync(new IOException(message), "eval");

        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/tmp/", text, StringComparison.Ordinal);
        Assert.Equal(2, text.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Hides_the_home_of_the_user_wherever_it_is()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.SkipWhen(home.Length == 0, "This account has no home directory.");

        Assert.DoesNotContain(home + "/", await FailedAsync(new IOException($"cannot read {home}/checkpoints/a.ckpt"), "eval"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_kind_of_an_error_that_nobody_expected()
    {
        Assert.StartsWith(
            "WorldForge CLI error [eval]: InvalidOperationException: odd\n", await FailedAsync(new InvalidOperationException("odd"), "eval"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_stack_only_when_it_is_asked_to_and_redacted()
    {
        Exception thrown = Assert.Throws<InvalidOperationException>(Throw);

        string plain = await FailedAsync(thrown, "eval");
        string debug = await FailedAsync(thrown, [new("WORLDFORGE_CLI_DEBUG", "1")], "eval");

        Assert.DoesNotContain("   at ", plain, StringComparison.Ordinal);
        Assert.Contains("   at ", debug, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", debug, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("benchmark", "a provider failed", "check the input or budget JSON, then run 'worldforge benchmark --help'")]
    [InlineData("provider contract", "bad", "run 'worldforge doctor' and 'worldforge provider health'")]
    [InlineData("providers", "bad", "run 'worldforge doctor' and 'worldforge provider health'")]
    [InlineData("runs list", "Provider 'x' is unknown", "run 'worldforge doctor' and 'worldforge provider health'")]
    [InlineData("runs list", "bad", "look at the run_manifest.json of the run, then run 'worldforge runs --help'")]
    [InlineData("drills run", "bad", "run 'worldforge drills list', then rerun the drill with '--format json'")]
    [InlineData("eval", "bad", "run 'worldforge eval --help'")]
    [InlineData("", "bad", "run 'worldforge --help'")]
    public void Chooses_the_first_step_by_command_and_message(string path, string message, string step)
    {
        Assert.Equal(step, TriageStep.For(path.Split(' ', StringSplitOptions.RemoveEmptyEntries), message));
    }

    [Fact]
    public async Task Ends_with_130_when_the_user_stops_the_command()
    {
        using CliRun run = new();

        await run.RunAsync(["doctor"], new CancellationToken(canceled: true));

        Assert.Equal((130, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [worldforge]: Cancelled before the end.\nFirst triage: ", run.Error, StringComparison.Ordinal);
    }

    private static void Throw() => throw new InvalidOperationException("password=hunter2");

    private static Task<string> FailedAsync(Exception exception, params string[] path) => FailedAsync(exception, [], path);

    private static async Task<string> FailedAsync(Exception exception, KeyValuePair<string, string?>[] environment, params string[] path)
    {
        using CliRun run = new();
        using StringWriter error = new() { NewLine = "\n" };
        foreach ((string name, string? value) in environment)
        {
            run.Environment[name] = value;
        }

        await new ErrorReport(run.ContextOf(TextWriter.Null, error), path).FailedAsync(exception);
        return error.ToString();
    }
}
