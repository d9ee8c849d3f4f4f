using System.IO.Compression;
using System.Text;
using WorldForge.Bundles;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Bundles;

public sealed class BundleVerifierTests : IDisposable
{
    private readonly BundleWorkspace _workspace = new();
    private readonly RunId _run;

    public BundleVerifierTests() => _run = _workspace.Run(("reports/report.json", "{\"score\": 1.0}\n"));

    private string Report => Path.Join(_workspace.Output, "runs", _run.ToString(), "reports/report.json");

    private string ManifestPath => Path.Join(_workspace.Output, BundleManifest.FileName);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Names_each_file_that_was_changed_removed_or_added()
    {
        await _workspace.BundleAsync();
        BundleWorkspace.Put(Report, "{\"score\": 2.0}\n");
        Assert.Equal("has another digest than the manifest says", Assert.Single((await VerifyAsync()).Problems).Problem);
        BundleWorkspace.Put(Report, "{}");
        Assert.Equal("has another size than the manifest says", Assert.Single((await VerifyAsync()).Problems).Problem);
        File.Delete(Report);
        Assert.Equal("is missing", Assert.Single((await VerifyAsync()).Problems).Problem);
        File.CreateSymbolicLink(Report, "/etc/passwd");
        Assert.Contains((await VerifyAsync()).Problems, problem => problem.Problem == "is a link");
        File.Delete(Report);
        File.Delete(Path.Join(_workspace.Output, BundleManifest.SummaryName));
        BundleWorkspace.Put(Path.Join(_workspace.Output, "extra.txt"), "x");
        Assert.Equal(
            [("extra.txt", "is not listed in the manifest"), ($"runs/{_run}/reports/report.json", "is missing"), ("summary.md", "is missing")],
            (await VerifyAsync()).Problems.Select(problem => (problem.Path, problem.Problem)));
    }

    [Theory]
    [InlineData("included_count", "7")]
    [InlineData("excluded_count", "7")]
    [InlineData("safe_to_attach", "false")]
    [InlineData("schema_version", "2")]
    [InlineData("files", "[{}]")]
    [InlineData("bundle_kind", "\"other\"")]
    public async Task Refuses_a_manifest_that_contradicts_itself(string member, string value)
    {
        await _workspace.BundleAsync();
        var manifest = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(ManifestPath, TestContext.Current.CancellationToken));
        BundleWorkspace.Put(ManifestPath, ArtifactJson.ToText(manifest.With(member, StrictJson.Parse(value))));

        BundleVerification verification = await VerifyAsync();

        Assert.StartsWith("Bundle manifest: ", Assert.Single(verification.Problems).Problem, StringComparison.Ordinal);
        Assert.False(verification.Passed);
    }

    [Theory]
    [InlineData("../../outside.json")]
    [InlineData("/etc/passwd")]
    [InlineData("runs/../x.json")]
    public async Task Never_reads_outside_whatever_the_manifest_says(string path)
    {
        await _workspace.BundleAsync();
        string text = await File.ReadAllTextAsync(ManifestPath, TestContext.Current.CancellationToken);
        BundleWorkspace.Put(ManifestPath, text.Replace($"\"path\": \"runs/{_run}/reports/report.json\"", $"\"path\": \"{path}\"", StringComparison.Ordinal));

        Assert.Contains((await VerifyAsync()).Problems, problem => problem.Problem == "is not a safe relative path");
    }

    [Fact]
    public async Task The_archive_of_one_bundle_has_the_same_bytes_twice_and_verifies()
    {
        BundleRequest request = _workspace.Request with { Zip = true };
        await _workspace.BundleAsync(request);
        byte[] first = await File.ReadAllBytesAsync(_workspace.Output + ".zip", TestContext.Current.CancellationToken);
        await _workspace.BundleAsync(request with { Overwrite = true });

        Assert.Equal(first, await File.ReadAllBytesAsync(_workspace.Output + ".zip", TestContext.Current.CancellationToken));
        Assert.True((await VerifyAsync(_workspace.Output + ".zip")).Passed);
    }

    [Theory]
    [InlineData("../evil.json", 0, "is not a safe relative path")]
    [InlineData("/evil.json", 0, "is not a safe relative path")]
    [InlineData("a\\..\\evil.json", 0, "is not a safe relative path")]
    [InlineData("EVIDENCE_MANIFEST.JSON", 0, "stands in the archive twice")]
    [InlineData("link.json", 0xA000, "is not a regular file")]
    [InlineData("extra.json", 0, "is not listed in the manifest")]
    public async Task Refuses_hostile_members_of_an_archive(string name, int kind, string problem)
    {
        await _workspace.BundleAsync(_workspace.Request with { Zip = true });
        string path = _workspace.Output + ".zip";
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name);
            entry.ExternalAttributes = unchecked(kind << 16);
            using Stream stream = entry.Open();
            stream.Write("{}"u8);
        }

        Assert.Contains((await VerifyAsync(path)).Problems, found => found.Problem == problem);
    }

    [Fact]
    public async Task An_archive_that_is_none_is_a_problem_not_a_crash()
    {
        string path = BundleWorkspace.Put(Path.Join(_workspace.Root, "x.zip"), "not an archive");

        Assert.Equal("is not a sound archive", Assert.Single((await VerifyAsync(path)).Problems).Problem);
    }

    [Fact]
    public async Task A_path_without_a_bundle_is_an_error()
    {
        await Assert.ThrowsAsync<WorldForgeException>(() => VerifyAsync(Path.Join(_workspace.Root, "nowhere")));
        Directory.CreateDirectory(_workspace.Output);
        Assert.Equal(BundleManifest.FileName, Assert.Single((await VerifyAsync()).Problems).Path);
    }

    [Fact]
    public async Task The_whole_bundle_is_as_approved()
    {
        _workspace.Put(_run, "logs/output.txt", "password: hunter2\n");
        _workspace.ChangeManifest(_run, manifest => manifest.With("status", "failed").With("result_summary", JsonObject.Create(
            ("failure_reason", "2 < 3 & <script>alert(1)</script>"), ("validation_errors", JsonList.OfTexts(["first | error", "second"])))));

        BundleResult result = await IssueBundle.WriteAsync(_workspace.Request with { Runs = [_run] }, TestContext.Current.CancellationToken);

        var whole = new StringBuilder();
        foreach (string name in new[] { BundleManifest.FileName, BundleManifest.SummaryName, BundleManifest.IssueName })
        {
            whole.Append("==== ").Append(name).Append('\n').Append(await File.ReadAllTextAsync(Path.Join(_workspace.Output, name), TestContext.Current.CancellationToken));
        }

        Approvals.Verify(whole.ToString());
        Assert.Equal(ArtifactJson.ToText(result.Manifest.ToJson()), await File.ReadAllTextAsync(ManifestPath, TestContext.Current.CancellationToken));
        string page = await File.ReadAllTextAsync(Path.Join(_workspace.Output, BundleManifest.IssuePageName), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("Not safe to attach", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("passed", "No failure was recorded.")]
    [InlineData("failed", "The run failed; its manifest gives no reason.")]
    [InlineData("skipped", "The run was skipped.")]
    [InlineData("cancelled", "The run was cancelled before it completed.")]
    [InlineData("completed", "Run status is completed.")]
    public async Task Each_status_has_its_own_words(string status, string observed)
    {
        RunId id = _workspace.Run(status, JsonObject.Empty, ("reports/report.json", "{}"));

        BundleResult result = await IssueBundle.WriteAsync(_workspace.Request with { Runs = [id] }, TestContext.Current.CancellationToken);

        Assert.Equal(observed, Assert.Single(result.Manifest.Runs).ObservedFailure);
        Assert.True(result.Manifest.SafeToAttach);
        Assert.Equal(status == "skipped", result.Manifest.Runs[0].SkipReason is not null);
    }

    private Task<BundleVerification> VerifyAsync(string? path = null) => BundleVerifier.VerifyAsync(path ?? _workspace.Output, cancellationToken: TestContext.Current.CancellationToken);
}
