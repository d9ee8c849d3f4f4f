using WorldForge.Configuration;
using WorldForge.Validation;

namespace WorldForge.Tests.Configuration;

public sealed class RunsRetentionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("a.json", """{"max_age_days":3,"keep_latest":0,"families":["eval"]}""")]
    [InlineData("b.json", """{"runs_retention":{"max_age_days":3,"keep_latest":0,"families":["eval"]}}""")]
    [InlineData("c.toml", "max_age_days = 3\nkeep_latest = 0\nfamilies = ['eval']")]
    [InlineData("d.toml", "schema_version = 1\nname = 'x'\n[runs_retention]\nmax_age_days = 3\nkeep_latest = 0\nfamilies = ['eval']")]
    public void Reads_the_block_alone_under_its_name_and_in_a_profile(string name, string text)
    {
        RunsRetention retention = RunsRetention.Load(Write(name, text));

        Assert.Equal(3, retention.MaxAgeDays);
        Assert.Equal(0, retention.KeepLatest);
        Assert.Equal(["eval"], retention.Families);
        Assert.Equal(retention.ToJson(), RunsRetention.FromJson(new JsonFields(retention.ToJson())).ToJson());
    }

    [Theory]
    [InlineData("a.json", """{"keep_latest":1.5}""")]
    [InlineData("a.json", """{"keep_latest":"3"}""")]
    [InlineData("a.json", """{"runs_retention":{},"more":1}""")]
    [InlineData("a.json", """{"schema_version":1,"name":"x"}""")]
    [InlineData("a.json", """{"token":1}""")]
    [InlineData("a.toml", "keep_latest = true")]
    [InlineData("a.toml", "families = [' ']")]
    public void Refuses_what_breaks_a_rule(string name, string text) =>
        Assert.ThrowsAny<WorldForgeException>(() => RunsRetention.Load(Write(name, text)));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
