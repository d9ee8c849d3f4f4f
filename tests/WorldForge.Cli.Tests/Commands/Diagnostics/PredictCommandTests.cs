using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Diagnostics;

public sealed class PredictCommandTests
{
    [Fact]
    public async Task Prints_the_state_after_one_move_and_saves_nothing()
    {
        using CliRun run = await CliRun.OfAsync("predict", "kitchen", "--x", "0.3", "--y=0.8", "--z", "-0.5", "--steps", "2");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["confidence", "physics_score", "provider", "world_state"], run.Json.Select(static member => member.Key));
        Assert.Equal(new JsonFloat(0.75), run.Json["physics_score"]);
        Assert.Equal(new JsonFloat(0.73), run.Json["confidence"]);
        Assert.Equal((JsonValue)2, ((JsonObject)run.Json["world_state"])["step"]);
        Assert.Contains("\"name\": \"kitchen\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"z\": -0.5", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Directory));
    }

    [Theory]
    [InlineData("--x must be a finite number, not 'NaN'.", "--x", "NaN", "--y", "0", "--z", "0")]
    [InlineData("--y must be a finite number, not 'Infinity'.", "--x", "0", "--y", "Infinity", "--z", "0")]
    [InlineData("--z must be a finite number, not '1e999'.", "--x", "0", "--y", "0", "--z", "1e999")]
    [InlineData("--x must be a finite number, not 'abc'.", "--x", "abc", "--y", "0", "--z", "0")]
    [InlineData("--steps must be an integer of at least 1, not '0'.", "--x", "0", "--y", "0", "--z", "0", "--steps", "0")]
    [InlineData("--steps must be an integer of at least 1, not '-3'.", "--x", "0", "--y", "0", "--z", "0", "--steps", "-3")]
    [InlineData("--steps must be an integer of at least 1, not '1.5'.", "--x", "0", "--y", "0", "--z", "0", "--steps", "1.5")]
    [InlineData("Option '--z' is required.", "--x", "0", "--y", "0")]
    public async Task Refuses_numbers_that_are_missing_or_make_no_sense(string problem, params string[] options)
    {
        using CliRun run = await CliRun.OfAsync(["predict", "kitchen", .. options]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal($"WorldForge CLI error [predict]: {problem}\nFirst triage: run 'worldforge predict --help'\n", run.Error);
    }

    [Fact]
    public async Task Sends_somebody_with_an_unknown_provider_to_the_doctor()
    {
        using CliRun run = await CliRun.OfAsync("predict", "kitchen", "--provider", "nobody", "--x", "0", "--y", "0", "--z", "0");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.EndsWith("\nFirst triage: run 'worldforge doctor' and 'worldforge provider health'\n", run.Error, StringComparison.Ordinal);
    }
}
