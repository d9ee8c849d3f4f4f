using System.Text;
using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Testing;

namespace WorldForge.Tests.Runs.History;

public sealed class RunIndexCacheTests : IDisposable
{
    private const int Runs = 520;

    private readonly RunWorkspace _workspace = new();
    private readonly RunId[] _ids;

    public RunIndexCacheTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The cache needs the time of the last change, which Linux tells.");
        _ids = [.. Enumerable.Range(0, Runs).Select(at => RunId.Create(RunWorkspace.Start.AddSeconds(at), (uint)at))];
        foreach (RunId id in _ids)
        {
            Write(id, "completed");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string CacheFile => Path.Join(_workspace.Path, ".index", "runs.v1.jsonl");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_warm_cache_notices_what_was_changed_added_and_deleted()
    {
        Assert.Empty(Failed());
        Assert.True(File.Exists(CacheFile));

        Write(_ids[7], "failed");
        Directory.Delete(Path.Join(_workspace.Runs, _ids[8].ToString()), recursive: true);
        RunId added = RunId.Create(RunWorkspace.Start.AddDays(1), 1);
        Write(added, "failed");

        Assert.Equal([added, _ids[7]], Failed());
    }

    [Fact]
    public void A_forged_manifest_of_the_same_size_and_date_is_noticed()
    {
        Assert.Empty(Failed());
        string manifest = _workspace.Manifest(_ids[3]);
        DateTime written = File.GetLastWriteTimeUtc(manifest);
        string forged = File.ReadAllText(manifest).Replace("\"completed\"", "\"failed\"   ", StringComparison.Ordinal);
        using (FileStream file = File.OpenWrite(manifest))
        {
            file.Write(Encoding.UTF8.GetBytes(forged));
        }

        File.SetLastWriteTimeUtc(manifest, written);

        Assert.Equal([_ids[3]], Failed());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"schema_version\":2}\n")]
    [InlineData("not json\n")]
    public void A_damaged_cache_counts_as_absent(string content)
    {
        Assert.Empty(Failed());
        Write(_ids[3], "failed");
        File.WriteAllText(CacheFile, content);

        Assert.Equal([_ids[3]], Failed());
        Assert.NotEqual(content, File.ReadAllText(CacheFile));
    }

    [Fact]
    public void A_cache_with_a_changed_row_counts_as_absent()
    {
        Assert.Empty(Failed());
        string text = File.ReadAllText(CacheFile);
        File.WriteAllText(CacheFile, text.Replace("completed", "cancelled", StringComparison.Ordinal));

        Assert.Equal(Runs, List(RunFilter.Of(status: "completed"), useCache: true).Count());
    }

    [Fact]
    public void A_cache_that_cannot_be_written_fails_nothing()
    {
        File.WriteAllText(Path.Join(_workspace.Path, ".index"), "a file stands there");

        Assert.Empty(Failed());
    }

    [Fact]
    public void A_link_in_the_place_of_the_cache_is_not_followed()
    {
        string elsewhere = Path.Join(_workspace.Folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(Path.Join(_workspace.Path, ".index"), elsewhere);

        Assert.Empty(Failed());
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public void Without_the_cache_nothing_is_written()
    {
        Assert.Equal(Runs, List(RunFilter.Of(status: "completed"), useCache: false).Count());
        Assert.Equal(Runs, List(RunFilter.None, useCache: true).Count());

        Assert.False(File.Exists(CacheFile));
    }

    [Fact]
    public void The_cached_answer_equals_the_uncached_one()
    {
        for (int at = 0; at < Runs; at += 7)
        {
            Write(_ids[at], at % 2 == 0 ? "failed" : "skipped");
        }

        foreach (RunFilter filter in new[] { RunFilter.Of(status: "failed"), RunFilter.Of(status: "skipped", provider: "mock"), RunFilter.Of(createdTo: "2026-01-02") })
        {
            RunId[] expected = [.. List(filter, useCache: false)];
            Assert.Equal(expected, List(filter, useCache: true));
            Assert.Equal(expected, List(filter, useCache: true));
        }
    }

    private IEnumerable<RunId> Failed() => List(RunFilter.Of(status: "failed"), useCache: true);

    private IEnumerable<RunId> List(RunFilter filter, bool useCache)
    {
        // A day later than the files, so that all of them have settled.
        var store = new RunStore(_workspace.Path, new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        return new RunHistory(store) { UseCache = useCache }.List(filter, null, Cancel).Select(record => record.Id);
    }

    private void Write(RunId id, string status)
    {
        Directory.CreateDirectory(Path.Join(_workspace.Runs, id.ToString()));
        File.WriteAllText(_workspace.Manifest(id), RunWorkspace.Document(id, status).ToString());
    }
}
