using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Evidence;

public sealed class DatasetManifestTests : IDisposable
{
    private const string Document = """
        {
          "schema_version": 1, "id": "push", "name": "Push", "description": "Pushing blocks", "license": "CC-BY-4.0",
          "provenance": {"source": "lab", "version": "1", "owner": "team"},
          "privacy": {"classification": "public", "contains_personal_data": false},
          "safety": {"reviewed": true, "contains_sensitive_capability_data": false, "contains_robot_logs": true},
          "host_acquisition_steps": ["ask the team"],
          "entries": [
            {"id": "small", "kind": "local-fixture", "description": "d", "path": "data/small.json",
             "sha256": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
            {"id": "far", "kind": "remote-reference", "description": "d", "uri": "https://data.test/far.bin", "license": "MIT",
             "sha256": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
            {"id": "kept", "kind": "host-asset", "description": "d", "asset_id": "kept-1", "metadata": {"hours": 2},
             "sha256": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    internal static DatasetManifest Manifest() => DatasetManifest.FromJson(StrictJson.Parse(Document));

    [Fact]
    public void Reads_every_kind_of_entry()
    {
        DatasetManifest manifest = Manifest();

        Assert.Equal(("push", "Push", "Pushing blocks", "CC-BY-4.0"), (manifest.Id, manifest.Name, manifest.Description, manifest.License));
        Assert.Equal(["data/small.json", null, null], manifest.Entries.Select(entry => entry.Path));
        Assert.Equal([null, "https://data.test/far.bin", null], manifest.Entries.Select(entry => entry.Uri));
        Assert.Equal([null, null, "kept-1"], manifest.Entries.Select(entry => entry.AssetId));
        Assert.Equal([null, "MIT", null], manifest.Entries.Select(entry => entry.License));
        Assert.Equal(["ask the team"], manifest.HostAcquisitionSteps);
        Assert.Equal(CanonicalJson.Digest(StrictJson.Parse(Document)), manifest.Sha256);
        Assert.Equal(StrictJson.Parse(Document), manifest.ToJson());
    }

    [Theory]
    [InlineData("data/push.json", """ "path":"data/push.json" """)]
    [InlineData("data/push.toml", """ "local_only":true """)]
    [InlineData("/srv/push.json", """ "local_only":true """)]
    [InlineData(null, """ "local_only":true """)]
    public void Refers_by_path_only_when_it_is_safe(string? path, string expected)
    {
        string wire = Manifest().ToReference(path).ToJson().ToString();

        Assert.Contains(expected.Trim(), wire, StringComparison.Ordinal);
        Assert.Contains("\"host_owned\":true", wire, StringComparison.Ordinal);
        Assert.Contains("\"entry_count\":3", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv", wire, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "\"schema_version\": 1", "\"schema_version\": 2", "schema_version" },
        { "\"owner\": \"team\"", "\"owner\": \" \"", "owner" },
        { "\"classification\": \"public\"", "\"classification\": \"secret\"", "classification" },
        { "\"contains_personal_data\": false", "\"contains_personal_data\": 0", "contains_personal_data" },
        { "\"reviewed\": true", "\"reviewed\": \"yes\"", "reviewed" },
        { "[\"ask the team\"]", "[]", "host_acquisition_steps" },
        { "\"id\": \"far\"", "\"id\": \"small\"", "entries[].id" },
        { "\"id\": \"far\"", "\"id\": \"a/b\"", "id" },
        { "\"kind\": \"host-asset\"", "\"kind\": \"other\"", "kind" },
        { "data/small.json", "../small.json", "path" },
        { "data/small.json", "data/small.bin", "path" },
        { "data/small.json", "data/~small.json", "path" },
        { "data/small.json", "C:/small.json", "path" },
        { "https://data.test/far.bin", "http://data.test/far.bin", "uri" },
        { "https://data.test/far.bin", "https://data.test/far.bin?sig=1", "uri" },
        { "https://data.test/far.bin", "https://u:p@data.test/far.bin", "uri" },
        { "https://data.test/far.bin", "https:///far.bin", "uri" },
        { "\"asset_id\": \"kept-1\"", "\"asset_id\": \"kept-1\", \"path\": \"x.json\"", "path" },
        { "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "44136fa3", "sha256" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Refuses_a_manifest_that_breaks_a_rule(string from, string to, string field)
    {
        JsonValue changed = StrictJson.Parse(Document.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(field, Assert.Throws<WorldForgeException>(() => DatasetManifest.FromJson(changed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_no_entries() => Assert.Throws<WorldForgeException>(
        () => DatasetManifest.FromJson(Manifest().ToJson().With("entries", JsonList.Empty)));

    [Fact]
    public async Task Verifies_local_fixtures()
    {
        Directory.CreateDirectory(_folder["data"]);
        await Fails("is missing");
        await File.WriteAllTextAsync(_folder["data/small.json"], "{}", Cancel);
        await DatasetFixtures.VerifyAsync(Manifest(), _folder.Path, Cancel);
        await File.WriteAllTextAsync(_folder["data/small.json"], "{ }", Cancel);
        await Fails("another digest");
        await File.WriteAllTextAsync(_folder["data/small.json"], new string(' ', 1_000_001), Cancel);
        await Fails("larger than 1000000 bytes");
    }

    [Fact]
    public async Task Refuses_a_fixture_behind_a_link_that_leads_out()
    {
        using var outside = new TemporaryFolder();
        await File.WriteAllTextAsync(outside["small.json"], "{}", Cancel);
        Directory.CreateSymbolicLink(_folder["data"], outside.Path);

        await Fails("leads out");
    }

    private async Task Fails(string words)
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => DatasetFixtures.VerifyAsync(Manifest(), _folder.Path, Cancel));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
