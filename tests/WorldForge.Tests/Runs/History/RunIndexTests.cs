using System.Diagnostics;
using System.Text;
using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Tests.Runs.History;

public sealed class RunIndexTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Damaged => new()
    {
        { "", RunIssue.InvalidJson },
        { "{\"a\": ", RunIssue.InvalidJson },
        { "{\"event_count\": NaN}", RunIssue.InvalidJson },
        { "{\"event_count\": Infinity}", RunIssue.InvalidJson },
        { "{\"a\": 1, \"a\": 2}", RunIssue.InvalidJson },
        { "[1]", RunIssue.NotObject },
        { "null", RunIssue.NotObject },
        { "{}", RunIssue.Unreadable },
        { "{\"schema_version\": 2}", RunIssue.Unreadable },
        { "{\"schema_version\": \"1\"}", RunIssue.Unreadable },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_manifest_is_an_issue_and_hides_nothing_else(string content, string reason)
    {
        using var workspace = new RunWorkspace();
        RunId good = workspace.Preserve();
        RunId bad = workspace.Preserve();
        File.WriteAllText(workspace.Manifest(bad), content);

        JsonObject index = Index(workspace);

        Assert.Equal((1, 1), (index["entry_count"], index["issue_count"]));
        Assert.Equal((reason, $".worldforge/runs/{bad}"), (Issue(index)["reason"], Issue(index)["run_dir"]));
        Assert.Equal([good], new RunHistory(workspace.Store).List(RunFilter.None, null, Cancel).Select(record => record.Id));
        Assert.Throws<WorldForgeException>(() => new RunHistory(workspace.Store).Find(bad));
    }

    [Fact]
    public void A_megabyte_of_nesting_is_an_issue()
    {
        using var workspace = new RunWorkspace();
        RunId bad = workspace.Preserve();
        File.WriteAllText(workspace.Manifest(bad), "{\"schema_version\": 1, \"x\": " + new string('[', 1 << 20));

        Assert.Equal(RunIssue.InvalidJson, Issue(Index(workspace))["reason"]);
    }

    [Fact]
    public void A_manifest_beyond_the_limit_is_not_read()
    {
        using var workspace = new RunWorkspace();
        RunId bad = workspace.Preserve();
        using (FileStream file = File.OpenWrite(workspace.Manifest(bad)))
        {
            file.SetLength(1L << 40);
        }

        Assert.Equal(RunIssue.Unreadable, Issue(Index(workspace))["reason"]);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        using var workspace = new RunWorkspace();
        RunId good = workspace.Preserve();
        RunId linked = workspace.Preserve();
        File.Delete(workspace.Manifest(linked));
        File.CreateSymbolicLink(workspace.Manifest(linked), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Join(workspace.Runs, "20260103T000000Z-0000000a"), Path.Join(workspace.Runs, good.ToString()));

        JsonObject index = Index(workspace);

        Assert.Equal((1, 2), (index["entry_count"], index["issue_count"]));
        Assert.All((JsonList)index["issues"], static issue => Assert.Equal(RunIssue.Unreadable, ((JsonObject)issue)["reason"]));
        Assert.DoesNotContain("root", index["issues"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_manifest_does_not_block()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Pipes have names on Unix.");
        using var workspace = new RunWorkspace();
        RunId bad = workspace.Preserve();
        File.Delete(workspace.Manifest(bad));
        using (var process = Process.Start("mkfifo", [workspace.Manifest(bad)]))
        {
            process.WaitForExit();
        }

        Assert.Equal(RunIssue.Unreadable, Issue(Index(workspace))["reason"]);
    }

    [Fact]
    public void Folders_of_other_names_are_issues_and_files_are_nothing()
    {
        using var workspace = new RunWorkspace();
        RunId good = workspace.Preserve();
        Directory.Move(Path.Join(workspace.Runs, good.ToString()), Path.Join(workspace.Runs, "renamed password=hunter2hunter2"));
        Directory.CreateDirectory(Path.Join(workspace.Runs, "20260102T030406Z-0000000A"));
        File.WriteAllText(Path.Join(workspace.Runs, "20260102T030406Z-0000000b"), "a file");

        JsonObject index = Index(workspace);

        Assert.Equal((0, 2), (index["entry_count"], index["issue_count"]));
        Assert.DoesNotContain("hunter2", index.ToString(), StringComparison.Ordinal);
        Assert.Contains("runs doctor", Issue(index)["detail"].ToString(), StringComparison.Ordinal);
        Assert.Equal(RunIssue.Missing, ((JsonObject)((JsonList)index["issues"])[1])["reason"]);
    }

    [Fact]
    public void Filters_apply_to_entries_and_never_to_issues()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve();
        File.WriteAllText(workspace.Manifest(workspace.Preserve()), "x");

        JsonObject index = Index(workspace, RunFilter.Of(createdFrom: "2027-01-01", status: "failed"));

        Assert.Equal((0, 1), (index["entry_count"], index["issue_count"]));
        Assert.Equal(
            """{"artifact_type":null,"capability":null,"created_from":"2027-01-01","created_to":null,"provider":null,"status":"failed"}""",
            index["filter_applied"].ToString());
    }

    [Fact]
    public void The_streamed_document_is_in_the_artifact_form()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve();
        File.WriteAllText(workspace.Manifest(workspace.Preserve()), "x");

        string text = Text(workspace, RunFilter.None, static (index, output) => index.WriteJson(output, Cancel));

        Assert.Equal(ArtifactJson.ToText(StrictJson.Parse(text)), text);
        Assert.DoesNotContain(workspace.Folder, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_for_people_keep_data_in_its_cell()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve(document => document.With("provider", "a|b\nc").With("status", "=1+1"));
        File.WriteAllText(workspace.Manifest(workspace.Preserve()), "x");

        string markdown = Text(workspace, RunFilter.Of(provider: "a|b"), static (index, output) => index.WriteMarkdown(output, Cancel));
        string csv = Text(workspace, RunFilter.None, static (index, output) => index.WriteCsv(output, Cancel));

        Assert.Contains("| a\\|b c |", markdown, StringComparison.Ordinal);
        Assert.Contains("- Filter: ", markdown, StringComparison.Ordinal);
        Assert.Contains("| manifest-invalid-json |", markdown, StringComparison.Ordinal);
        Assert.Contains(",'=1+1,\"a|b\nc\",score,", csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void An_empty_workspace_is_an_empty_index()
    {
        using var workspace = new RunWorkspace();

        JsonObject index = Index(workspace);
        string markdown = Text(workspace, RunFilter.None, static (index, output) => index.WriteMarkdown(output, Cancel));

        Assert.Equal((0, 0, 1, ".worldforge"), (index["entry_count"], index["issue_count"], index["schema_version"], index["workspace_dir"]));
        Assert.Contains("| - | - |", markdown, StringComparison.Ordinal);
        Assert.Contains("- All folders are readable runs.", markdown, StringComparison.Ordinal);
    }

    private static JsonObject Index(RunWorkspace workspace, RunFilter? filter = null) =>
        (JsonObject)StrictJson.Parse(Text(workspace, filter ?? RunFilter.None, static (index, output) => index.WriteJson(output, Cancel)));

    private static JsonObject Issue(JsonObject index) => (JsonObject)((JsonList)index["issues"])[0];

    private static string Text(RunWorkspace workspace, RunFilter filter, Action<RunIndex, TextWriter> write)
    {
        var text = new StringBuilder();
        using var output = new StringWriter(text);
        write(new RunIndex(new RunHistory(workspace.Store), filter), output);
        return text.ToString();
    }
}
