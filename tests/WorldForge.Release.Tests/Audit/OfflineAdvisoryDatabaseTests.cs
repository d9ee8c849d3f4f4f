using System.IO.Compression;
using WorldForge.Release.Audit;

namespace WorldForge.Release.Tests.Audit;

public sealed class OfflineAdvisoryDatabaseTests : IDisposable
{
    private const string Index = """[{"@name":"base","@id":"https://example.test/v/vulnerability.base.json","@updated":"2026-01-02T03:04:05Z"},{"@name":"update","@id":"https://example.test/v/u.json","@updated":"2026-01-05T00:00:00Z"}]""";
    private const string Page = """{"newtonsoft.json":[{"url":"https://example.test/advisories/GHSA-5crp-9r3c-p9vr","severity":2,"versions":"(, 13.0.1)"}],"other":[{"url":"https://example.test/advisories/GHSA-x","severity":9,"versions":"(, 1.0.0)"}]}""";
    private const string Osv = """
        {"id":"GHSA-5crp-9r3c-p9vr","modified":"2026-01-02T03:04:05Z","aliases":["CVE-2024-21907"],"summary":"Deep nesting","database_specific":{"severity":"HIGH"},
         "affected":[{"package":{"ecosystem":"NuGet","name":"Newtonsoft.Json"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"13.0.1"}]}],"versions":["12.0.1","99.0.0"]},
                     {"package":{"ecosystem":"npm","name":"newtonsoft.json"},"ranges":[]}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Reads_the_files_of_a_nuget_vulnerability_resource()
    {
        Write("index.json", Index);
        Write("vulnerability.base.json", Page);
        Write("update.json", "{}");

        var answer = await ReadAsync();

        Assert.Equal((true, "offline:nuget", 2, "2026-01-05T00:00:00+00:00"), (answer.ProvidedData, answer.Source, answer.AdvisoryCount, answer.DataDate));
        Assert.StartsWith("sha256:", answer.Digest, StringComparison.Ordinal);
        var advisory = Assert.Single(answer.Advisories);
        Assert.Equal(("GHSA-5crp-9r3c-p9vr", "newtonsoft.json", "(, 13.0.1)", "high"), (advisory.Id, advisory.PackageId, advisory.AffectedRange, advisory.Severity));
    }

    [Fact]
    public async Task Reads_osv_records_from_a_folder()
    {
        Write("GHSA-5crp-9r3c-p9vr.json", Osv);
        Write("withdrawn.json", """{"id":"GHSA-w","modified":"2026-02-01T00:00:00Z","withdrawn":"2026-02-01T00:00:00Z","affected":[{"package":{"ecosystem":"NuGet","name":"Newtonsoft.Json"}}]}""");

        var answer = await ReadAsync();

        Assert.Equal((true, "offline:osv", 1, "2026-02-01T00:00:00+00:00"), (answer.ProvidedData, answer.Source, answer.AdvisoryCount, answer.DataDate));
        Assert.Equal(["(, 13.0.1)", "[99.0.0]"], answer.Advisories.Select(advisory => advisory.AffectedRange));
        Assert.All(answer.Advisories, advisory => Assert.Equal(("high", "Deep nesting", "CVE-2024-21907"), (advisory.Severity, advisory.Summary, Assert.Single(advisory.Aliases))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_osv_records_from_a_zip_file_in_a_folder_or_alone(bool alone)
    {
        var path = Path.Combine(_folder.FullName, "all.zip");
        using (var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var stream = await archive.CreateEntry("GHSA-5crp-9r3c-p9vr.json").OpenAsync(TestContext.Current.CancellationToken);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Osv), TestContext.Current.CancellationToken);
        }

        var answer = await ReadAsync(alone ? path : null);

        Assert.Equal((true, 1), (answer.ProvidedData, answer.AdvisoryCount));
    }

    [Theory]
    [InlineData("""[{"introduced":"0"},{"fixed":"1.0.0"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}]""", "(, 1.0.0)", "[2.0.0, 2.1.0)")]
    [InlineData("""[{"introduced":"1.0.0"},{"last_affected":"1.5.0"}]""", "[1.0.0, 1.5.0]")]
    [InlineData("""[{"introduced":"1.0.0"},{"limit":"1.5.0"}]""", "[1.0.0, 1.5.0)")]
    [InlineData("""[{"introduced":"0"}]""", "(, )")]
    public async Task Osv_events_become_intervals(string events, params string[] ranges)
    {
        Write("a.json", Record(events));

        Assert.Equal(ranges, (await ReadAsync()).Advisories.Select(advisory => advisory.AffectedRange));
    }

    [Theory]
    [InlineData("a.json", "no json")]
    [InlineData("a.json", "[]")]
    [InlineData("a.json", """{"modified":"2026-01-01T00:00:00Z"}""")]
    [InlineData("a.json", """{"id":"A","modified":"yesterday"}""")]
    [InlineData("a.json", """{"id":"A","modified":"2026-01-01T00:00:00Z","affected":{}}""")]
    [InlineData("a.json", """{"id":"A","modified":"2026-01-01T00:00:00Z","affected":[1]}""")]
    [InlineData("a.json", """{"id":"A","modified":"2026-01-01T00:00:00Z","affected":[]}""")]
    [InlineData("index.json", "{}")]
    [InlineData("index.json", "[]")]
    [InlineData("index.json", "[1]")]
    [InlineData("index.json", """[{"@name":"base","@id":"https://example.test/base.json","@updated":"yesterday"}]""")]
    [InlineData("index.json", """[{"@name":"base","@id":"https://example.test/base.json","@updated":"2026-01-01T00:00:00Z"}]""")]
    [InlineData("index.json", """[{"@name":"../base","@id":"https://example.test/..","@updated":"2026-01-01T00:00:00Z"}]""")]
    [InlineData("readme.txt", "nothing of use")]
    public async Task What_is_not_a_database_gives_no_data_and_says_why(string name, string content)
    {
        Write(name, content);

        var answer = await ReadAsync();

        Assert.False(answer.ProvidedData);
        Assert.True(answer.Failed);
        Assert.NotEmpty(answer.Problem);
        Assert.DoesNotContain(_folder.FullName, answer.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"newtonsoft.json":[1]}""")]
    [InlineData("""{"newtonsoft.json":[{"severity":1,"versions":"(, 1.0.0)"}]}""")]
    public async Task A_malformed_page_makes_the_database_unusable(string page)
    {
        Write("index.json", """[{"@name":"base","@id":"https://example.test/base.json","@updated":"2026-01-01T00:00:00Z"}]""");
        Write("base.json", page);

        Assert.False((await ReadAsync()).ProvidedData);
    }

    [Theory]
    [InlineData("""[{"fixed":"1.0.0"}]""")]
    [InlineData("""[{"other":"1.0.0"}]""")]
    public async Task A_malformed_event_makes_the_database_unusable(string events)
    {
        Write("a.json", Record(events));

        Assert.False((await ReadAsync()).ProvidedData);
    }

    [Fact]
    public async Task A_database_that_is_not_there_says_so()
    {
        var answer = await ReadAsync(Path.Combine(_folder.FullName, "nowhere"));

        Assert.Equal((false, true, "offline:missing"), (answer.ProvidedData, answer.Failed, answer.Source));
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_unreadable()
    {
        Write("all.zip", "no archive");

        Assert.Equal("offline:unreadable", (await ReadAsync()).Source);
    }

    private static string Record(string events) =>
        $$"""{"id":"A","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"NuGet","name":"Newtonsoft.Json"},"ranges":[{"type":"ECOSYSTEM","events":{{events}}}]}]}""";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private async Task<VulnerabilitySourceAnswer> ReadAsync(string? path = null) =>
        Assert.Single(await new OfflineAdvisoryDatabase(path ?? _folder.FullName).ReadAsync(["newtonsoft.json"], "", TestContext.Current.CancellationToken));
}
