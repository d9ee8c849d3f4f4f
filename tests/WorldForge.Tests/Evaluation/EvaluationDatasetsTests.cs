using WorldForge.Evaluation;
using WorldForge.Evidence;
using WorldForge.Tests.Evidence;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationDatasetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Root => Path.Join(_folder.Path, "root");

    public EvaluationDatasetsTests()
    {
        Directory.CreateDirectory(Path.Join(Root, "data"));
        File.WriteAllText(Path.Join(Root, "data/small.json"), "{}");
        File.WriteAllText(Path.Join(Root, "push.json"), DatasetManifestTests.Manifest().ToJson().ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_manifest_below_the_root_is_cited_by_its_path()
    {
        DatasetReference reference = await EvaluationDatasets.ReadAsync("push.json", Root, Cancel);

        Assert.Equal(("push", "push.json"), (reference.Id, reference.Path));
        Assert.Equal(DatasetManifestTests.Manifest().Sha256, reference.Sha256);
        Assert.Equal("push.json", (await EvaluationDatasets.ReadAsync(Path.Join(Root, "push.json"), Root, Cancel)).Path);
    }

    [Fact]
    public async Task A_manifest_outside_of_the_root_stays_local()
    {
        string outside = Path.Join(_folder.Path, "outside.json");
        File.Copy(Path.Join(Root, "push.json"), outside);

        Assert.Null((await EvaluationDatasets.ReadAsync(outside, Root, Cancel)).Path);
        Assert.Null((await EvaluationDatasets.ReadAsync("../outside.json", Root, Cancel)).Path);
    }

    [Fact]
    public async Task A_fixture_that_changed_or_leads_out_of_the_root_is_refused()
    {
        string fixture = Path.Join(Root, "data/small.json");
        await File.WriteAllTextAsync(fixture, "{ }", Cancel);
        await Assert.ThrowsAsync<WorldForgeException>(() => EvaluationDatasets.ReadAsync("push.json", Root, Cancel));

        File.Delete(fixture);
        await File.WriteAllTextAsync(Path.Join(_folder.Path, "secret.json"), "{}", Cancel);
        File.CreateSymbolicLink(fixture, Path.Join(_folder.Path, "secret.json"));
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => EvaluationDatasets.ReadAsync("push.json", Root, Cancel));
        Assert.Equal(FaultCodes.PathUnsafe, fault.Code);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"schema_version":2}""", "schema_version")]
    [InlineData("[]", "object")]
    public async Task A_malformed_manifest_is_named_with_what_is_wrong(string text, string problem)
    {
        await File.WriteAllTextAsync(Path.Join(Root, "bad.json"), text, Cancel);

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => EvaluationDatasets.ReadAsync("bad.json", Root, Cancel));

        Assert.StartsWith("bad.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_missing_or_huge_manifest_is_one_clear_error()
    {
        await using (FileStream huge = File.Create(Path.Join(Root, "huge.json")))
        {
            huge.SetLength(5 * 1024 * 1024);
        }

        foreach (string path in (string[])["none.json", "huge.json", "data"])
        {
            var fault = await Assert.ThrowsAsync<WorldForgeException>(() => EvaluationDatasets.ReadAsync(path, Root, Cancel));

            Assert.Contains(path, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(_folder.Path, fault.Message, StringComparison.Ordinal);
        }
    }
}
