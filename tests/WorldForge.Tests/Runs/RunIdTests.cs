using WorldForge.Runs;
using WorldForge.Testing;

namespace WorldForge.Tests.Runs;

public sealed class RunIdTests
{
    private static readonly DateTimeOffset _instant = new(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2));

    [Fact]
    public void Is_the_utc_second_and_eight_hex_digits()
    {
        var id = RunId.Create(_instant, 0x0A1B2C3D);

        Assert.Equal("20260102T030405Z-0a1b2c3d", id.ToString());
        Assert.Equal("2026-01-02T03:04:05Z", id.CreatedAtText);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), id.CreatedAt);
        Assert.Equal(id, RunId.Parse(id.ToString()));
        Assert.Equal(RunId.Length, id.ToString().Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("../../../../etc/passwd-xx")]
    [InlineData("20260102T030405Z-0A1B2C3D")]
    [InlineData("20260102T030405-0a1b2c3d")]
    [InlineData("20260102T030405Z-0a1b2c3d-x")]
    [InlineData("20260102T030405Z-0a1b2c3d\n")]
    [InlineData(" 0260102T030405Z-0a1b2c3d")]
    [InlineData("20260102t030405Z-0a1b2c3d")]
    [InlineData("20260102T030405z-0a1b2c3d")]
    [InlineData("20260102T030405Z_0a1b2c3d")]
    [InlineData("20260102T030405Z-0a1b2c3g")]
    [InlineData("٢٠٢٦0102T030405Z-0a1b2c3d")]
    [InlineData("20261302T030405Z-0a1b2c3d")]
    [InlineData("20260002T030405Z-0a1b2c3d")]
    [InlineData("20260229T030405Z-0a1b2c3d")]
    [InlineData("20260100T030405Z-0a1b2c3d")]
    [InlineData("20260102T240405Z-0a1b2c3d")]
    [InlineData("20260102T036005Z-0a1b2c3d")]
    [InlineData("20260102T030460Z-0a1b2c3d")]
    [InlineData("00000102T030405Z-0a1b2c3d")]
    public void Refuses_every_other_text(string? text)
    {
        Assert.False(RunId.TryParse(text, out _));
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => RunId.Parse(text));
        Assert.Contains("run_id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_leap_days() => Assert.True(RunId.TryParse("20280229T235959Z-00000000", out _));

    [Fact]
    public void Sorts_as_its_text_does()
    {
        RunId[] ids = [RunId.Create(_instant.AddSeconds(1), 0), RunId.Create(_instant, 0xFFFFFFFF), RunId.Create(_instant, 1), RunId.Create(_instant.AddYears(-1), 5)];

        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), ids.Order().Select(id => id.ToString()));
        Assert.True(ids[2] < ids[1] && ids[1] > ids[2] && ids[1] <= ids[0] && ids[0] >= ids[1]);
    }

    [Fact]
    public void Factory_takes_the_time_from_the_clock_and_a_new_suffix_each_time()
    {
        var factory = new RunIdFactory(new FixedClock(_instant));

        RunId[] ids = [.. Enumerable.Range(0, 100).Select(_ => factory.Create())];

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Equal("2026-01-02T03:04:05Z", id.CreatedAtText));
    }

    [Fact]
    public void Missing_collaborators_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => RunId.Create(null!, () => 0));
        Assert.Throws<ArgumentNullException>(() => RunId.Create(TimeProvider.System, null!));
    }

    [Fact]
    public void Deterministic_factory_counts_seconds_and_suffixes_from_one()
    {
        var factory = new DeterministicRunIdFactory(_instant);

        Assert.Equal(["20260102T030406Z-00000001", "20260102T030407Z-00000002"], [factory.Create().ToString(), factory.Create().ToString()]);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
