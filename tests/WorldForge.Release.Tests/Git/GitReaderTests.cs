using WorldForge.Processes;
using WorldForge.Release.Git;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Git;

public sealed class GitReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_branch_commit_tree_and_a_clean_working_tree()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        await repository.CommitAsync();

        var state = await Reader(repository).ReadAsync(Token);

        Assert.Equal("main", state.Branch);
        Assert.Equal((await repository.GitAsync("rev-parse", "HEAD")).Trim(), state.Commit);
        Assert.Equal((await repository.GitAsync("rev-parse", "HEAD^{tree}")).Trim(), state.Tree);
        Assert.True(state.CommitTime > 0);
        Assert.False(state.Dirty);
        Assert.StartsWith("sha256:", state.WorkingTreeDigest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_a_commit_is_unknown_and_dirty()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));

        var state = await Reader(repository).ReadAsync(Token);

        Assert.Equal((GitState.Unknown, GitState.Unknown, 0, true), (state.Commit, state.Tree, state.CommitTime, state.Dirty));
    }

    [Fact]
    public async Task A_detached_head_has_no_branch()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        await repository.CommitAsync();
        await repository.GitAsync("checkout", "--quiet", "--detach");

        Assert.Equal(GitState.Unknown, (await Reader(repository).ReadAsync(Token)).Branch);
    }

    [Theory]
    [InlineData("a.txt", "changed\n")]
    [InlineData("new.txt", "new\n")]
    public async Task A_changed_or_new_file_makes_the_tree_dirty_and_changes_its_digest(string path, string text)
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        await repository.CommitAsync();
        var before = await Reader(repository).ReadAsync(Token);
        repository.Write(path, text);

        var after = await Reader(repository).ReadAsync(Token);

        Assert.True(after.Dirty);
        Assert.NotEqual(before.WorkingTreeDigest, after.WorkingTreeDigest);
        Assert.Equal(before.Commit, after.Commit);
    }

    [Fact]
    public async Task Ignored_and_deleted_files_are_not_listed()
    {
        using var repository = await TemporaryRepository.CreateAsync((".gitignore", "out/\n"), ("b.txt", "b\n"), ("a.txt", "a\n"), ("out/x", "x"));
        await repository.CommitAsync();
        File.Delete(Path.Combine(repository.Root, "b.txt"));

        Assert.Equal([".gitignore", "a.txt"], await Reader(repository).FilesAsync(Token));
    }

    [Fact]
    public async Task A_folder_that_is_no_repository_is_one_clear_error()
    {
        var processes = new ScriptedProcessRunner().On("git", ProcessResult.Exited(128, standardError: "fatal: not a git repository"));

        var error = await Assert.ThrowsAsync<WorldForgeException>(() => new GitReader(processes, "/repo").FilesAsync(Token));

        Assert.Equal("wf.git.repository", error.Code);
        Assert.Contains("First triage: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_git_is_one_clear_error()
    {
        var processes = new ScriptedProcessRunner().On("git", ProcessResult.NotStarted("not found"));

        var error = await Assert.ThrowsAsync<WorldForgeException>(() => new GitReader(processes, "/repo").ReadAsync(Token));

        Assert.Equal("wf.git.missing", error.Code);
    }

    private static GitReader Reader(TemporaryRepository repository) => new(new ProcessRunner(TimeProvider.System), repository.Root);
}
