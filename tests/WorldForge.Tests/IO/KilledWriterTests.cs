using WorldForge.IO;
using WorldForge.Randomness;
using WorldForge.Testing;

namespace WorldForge.Tests.IO;

public sealed class KilledWriterTests : IDisposable
{
    private const ulong Seed = 20260101;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Leaves_one_whole_content_wherever_it_is_killed()
    {
        var random = new SplitMix64(Seed);
        for (var round = 0; round < 4; round++)
        {
            using var first = ChildProcess.Start(ChildWork.WriteInTurn, _folder["evidence.json"]);
            using var second = ChildProcess.Start(ChildWork.WriteInTurn, _folder["evidence.json"]);
            await first.ReadUntilAsync("written", 1 + (int)(random.NextUInt64() % 20), Cancel);
            await first.KillAsync(Cancel);
            await second.ReadUntilAsync("written", 1 + (int)(random.NextUInt64() % 20), Cancel);
            await second.KillAsync(Cancel);

            AtomicFileTests.AssertWhole(await File.ReadAllBytesAsync(_folder["evidence.json"], Cancel));
            Assert.All(_folder.Names.Where(name => name != "evidence.json"), name => Assert.True(StaleFiles.IsTemporary(name)));
        }

        // What the kills left behind goes with the first sweep after its time, and the content stays.
        StaleFiles.Sweep(_folder.Path, new ManualTimeProvider(DateTimeOffset.UtcNow + StaleFiles.Age * 2));
        Assert.Equal(["evidence.json"], _folder.Names);
        AtomicFileTests.AssertWhole(await File.ReadAllBytesAsync(_folder["evidence.json"], Cancel));
    }

    [Fact]
    public void Sweeps_only_old_files_of_dead_writers()
    {
        var later = new ManualTimeProvider(DateTimeOffset.UtcNow + StaleFiles.Age * 2);
        File.WriteAllText(_folder["user.wf-partial"], "not ours: no dot");
        File.WriteAllText(_folder[".user"], "not ours: no ending");
        File.WriteAllText(_folder[TemporaryName.For("dead")], "half");
        Directory.CreateDirectory(_folder[TemporaryName.For("folder")]);
        File.CreateSymbolicLink(_folder[TemporaryName.For("link")], _folder[".user"]);
        using var living = Replacement.Begin(_folder["living"], "living");
        living.Write("half"u8);

        Assert.Equal(0, StaleFiles.Sweep(_folder.Path, TimeProvider.System));
        Assert.Equal(1, StaleFiles.Sweep(_folder.Path, later));
        Assert.Equal(0, StaleFiles.Sweep(_folder.Path, later));

        living.Commit();
        Assert.Equal("half", File.ReadAllText(_folder["living"]));
        Assert.Equal(5, _folder.Names.Length);
    }

    [Fact]
    public void Sweeping_a_folder_that_is_not_there_does_nothing() =>
        Assert.Equal(0, StaleFiles.Sweep(_folder["none"], TimeProvider.System));

    [Theory]
    [InlineData("a")]
    [InlineData("manifest.json")]
    public void Names_are_unique_and_recognised(string name)
    {
        var one = TemporaryName.For(name);

        Assert.NotEqual(one, TemporaryName.For(name));
        Assert.True(StaleFiles.IsTemporary(one));
        Assert.False(StaleFiles.IsTemporary(name));
    }

    [Fact]
    public void Names_stay_short_and_well_formed()
    {
        var name = TemporaryName.For(new string('n', 79) + "😀" + new string('n', 120));

        Assert.True(name.Length < 160);
        Assert.DoesNotContain(name, char.IsSurrogate);
    }
}
