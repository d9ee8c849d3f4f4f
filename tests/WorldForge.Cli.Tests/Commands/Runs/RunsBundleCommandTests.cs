using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Runs;

public sealed class RunsBundleCommandTests
{
    [Fact]
    public async Task Bundles_a_run_and_verifies_what_it_wrote()
    {
        using var run = new CliRun();
        RunId id = Run(run, "completed", ("reports/report.json", "{\"score\": 1.0}\n"));

        await run.ThenAsync("runs", "bundle", id.ToString());
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith($"# WorldForge Run Issue: {id}\n\n## Command\n", run.Output, StringComparison.Ordinal);

        await run.ThenAsync("runs", "verify-bundle", $".worldforge/issue-bundles/{id}");
        Assert.Equal(0, run.Code);
        Assert.Contains("- Status: passed\n- Included files: 2\n", run.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(run.PathOf($".worldforge/issue-bundles/{id}/runs/{id}/reports/report.json"), "{\"score\": 2.0}\n", TestContext.Current.CancellationToken);
        await run.ThenAsync("runs", "verify-bundle", $".worldforge/issue-bundles/{id}", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Contains("has another digest than the manifest says", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_the_result_as_json_and_as_a_page()
    {
        using var run = new CliRun();
        RunId id = Run(run, "failed", ("reports/report.json", "{}\n"));

        await run.ThenAsync("runs", "bundle", id.ToString(), "--format", "json", "--output", "out", "--zip");
        var result = run.Json;
        Assert.Equal(("out", "out/issue.md", "out.zip"), (Text("output_dir"), Text("issue_template_path"), Text("archive_path")));
        Assert.Equal(JsonBoolean.True, result["safe_to_attach"]);

        await run.ThenAsync("runs", "bundle", id.ToString(), "--format", "html", "--output", "out", "--overwrite");
        Assert.StartsWith("<!DOCTYPE html>", run.Output, StringComparison.OrdinalIgnoreCase);
        await run.ThenAsync("runs", "verify-bundle", "out.zip");
        Assert.Equal(0, run.Code);

        string Text(string key) => ((JsonText)result[key]).Value;
    }

    [Fact]
    public async Task An_unsafe_bundle_is_a_result_unless_the_user_says_otherwise()
    {
        using var run = new CliRun();
        RunId id = Run(run, "failed", ("logs/output.txt", "password: hunter2\n"));

        await run.ThenAsync("runs", "bundle", id.ToString());
        Assert.Equal(0, run.Code);
        await run.ThenAsync("runs", "bundle", id.ToString(), "--overwrite", "--fail-if-unsafe", "--zip");
        Assert.Equal(1, run.Code);
        Assert.Contains("no archive was written", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.PathOf($".worldforge/issue-bundles/{id}.zip")));
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        using var run = new CliRun();
        RunId id = Run(run, "completed", ("reports/report.json", "{}\n"));

        await run.ThenAsync("runs", "bundle", id.ToString(), "--preview", "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.Equal(2, ((JsonList)run.Json["files"]).Count);
        Assert.False(Directory.Exists(run.PathOf(".worldforge/issue-bundles")));
        await run.ThenAsync("runs", "bundle", id.ToString(), "--preview", "--zip");
        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData("../x", "run_id must look like")]
    [InlineData("20260102T030405Z-ABCDEF01", "run_id must look like")]
    [InlineData("20260102T030405Z-00000001", "There is no run")]
    public async Task Refuses_an_id_that_is_none_and_a_run_that_is_not_there(string id, string message)
    {
        using CliRun run = await CliRun.OfAsync("runs", "bundle", id);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [runs bundle]: " + message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_output_that_is_taken()
    {
        using var run = new CliRun();
        RunId id = Run(run, "completed", ("reports/report.json", "{}\n"));
        await run.ThenAsync("runs", "bundle", id.ToString());

        await run.ThenAsync("runs", "bundle", id.ToString());

        Assert.Equal(2, run.Code);
        Assert.Contains("is not empty", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_is_not_there_cannot_be_verified()
    {
        using CliRun run = await CliRun.OfAsync("runs", "verify-bundle", "nowhere");

        Assert.Equal(2, run.Code);
        Assert.Contains("There is no bundle folder or archive", run.Error, StringComparison.Ordinal);
    }

    private static RunId Run(CliRun cli, string status, params (string Path, string Text)[] files)
    {
        using RunSession run = new RunStore(cli.PathOf(".worldforge")).Begin(new RunStart { Kind = "eval", Command = "worldforge eval", Provider = "mock", Operation = "planning" });
        foreach ((string path, string text) in files)
        {
            run.WriteText(path, text);
        }

        run.Complete(new RunOutcome { Status = status });
        return run.Id;
    }
}
