using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking.Comparison;

public sealed class NoiseProfileTests
{
    [Fact]
    public void Takes_the_largest_change_between_any_two_runs_as_the_floor()
    {
        double[] shifts = [0, 0.02, -0.03, 0.05, 0];
        NoiseProfile profile = NoiseProfile.Of([.. shifts.Select(static shift => BaselineComparisonTests.Run(1, shift))], TestBenchmark.Start);

        NoiseRow row = Assert.Single(profile.Rows);
        Assert.Equal(Math.Exp(0.08) - 1, row.NoiseFloor, 4);
        Assert.Equal(row.NoiseFloor, profile.NoiseFloor);
        Assert.Equal(5, row.MedianNanoseconds.Length);
        Assert.InRange(row.PlainAlarmShare, 0.1, 0.9);
        Assert.Equal((1.0, 1.0), row.Counters["events:predict"]);
    }

    [Fact]
    public void Survives_a_file()
    {
        NoiseProfile profile = Profile();
        using TemporaryFile file = new(profile.ToJson().ToString());

        NoiseProfile read = NoiseProfile.Load(file.Path);

        Assert.Equal(profile.ToJson(), read.ToJson());
        Assert.Equal(TestBenchmark.Machine, read.MachineClass);
    }

    [Fact]
    public void Says_what_is_too_noisy()
    {
        NoiseProfile profile = Profile();
        ComparisonRules strict = new() { MaximumNoise = 0.0001 };

        Assert.Empty(profile.TooNoisy(ComparisonRules.Default));
        Assert.Single(profile.TooNoisy(strict));
        Assert.Contains("- Status: usable", profile.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("- Status: too noisy", profile.ToMarkdown(strict), StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_five_runs()
    {
        WorldForgeException fault = Assert.Throws<WorldForgeException>(
            static () => NoiseProfile.Of([.. Enumerable.Repeat(BaselineComparisonTests.Run(1, 0), 4)], TestBenchmark.Start));

        Assert.Contains("at least 5", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_runs_that_are_alike()
    {
        BenchmarkReport other = BaselineComparisonTests.Run(1, 0, TestBenchmark.Mock with { Concurrency = 2 });

        WorldForgeException fault = Assert.Throws<WorldForgeException>(
            () => NoiseProfile.Of([.. Enumerable.Repeat(BaselineComparisonTests.Run(1, 0), 4), other], TestBenchmark.Start));

        Assert.Contains("concurrency", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_samples_in_every_run()
    {
        BenchmarkReport[] failed = [.. Enumerable.Repeat(TestBenchmark.Report(TestBenchmark.Result([null])), 5)];

        Assert.Throws<WorldForgeException>(() => NoiseProfile.Of(failed, TestBenchmark.Start));
    }

    [Theory]
    [InlineData("schema_version", "2")]
    [InlineData("kind", "\"other\"")]
    [InlineData("run_count", "4")]
    [InlineData("rows", "[]")]
    [InlineData("machine_class", "{}")]
    [InlineData("inputs_digest", "\"sha256:1\"")]
    public void Refuses_another_document(string member, string value) =>
        Assert.ThrowsAny<WorldForgeException>(() => NoiseProfile.FromJson(Profile().ToJson().With(member, StrictJson.Parse(value))));

    [Fact]
    public void Finds_a_row_by_provider_and_operation()
    {
        Assert.NotNull(Profile().Find("mock", Capability.Predict));
        Assert.Null(Profile().Find("mock", Capability.Embed));
        Assert.Equal(0, Profile().Rows[0].SpreadOf("no such counter"));
    }

    private static NoiseProfile Profile() =>
        NoiseProfile.Of([.. Enumerable.Range(0, 5).Select(static i => BaselineComparisonTests.Run((ulong)i + 1, 0))], TestBenchmark.Start);
}
