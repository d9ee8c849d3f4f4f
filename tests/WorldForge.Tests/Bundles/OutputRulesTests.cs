using WorldForge.Bundles;
using WorldForge.Runs;

namespace WorldForge.Tests.Bundles;

public sealed class OutputRulesTests : IDisposable
{
    private readonly BundleWorkspace _workspace = new();
    private readonly RunId _run;

    public OutputRulesTests() => _run = _workspace.Run(("reports/report.json", "{}"));

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".worldforge")]
    [InlineData("..")]
    [InlineData(".worldforge/runs")]
    [InlineData(".worldforge/runs/inside")]
    public async Task Never_writes_over_or_into_what_it_reads(string output)
    {
        WorldForgeException fault = await FaultAsync(Path.Join(_workspace.Root, output));

        Assert.Equal(BundleFaultCodes.OutputUnsafe, fault.Code);
        Assert.True(File.Exists(Path.Join(_workspace.Folder(_run), "run_manifest.json")));
    }

    [Fact]
    public async Task Never_replaces_a_folder_that_is_no_bundle()
    {
        BundleWorkspace.Put(Path.Join(_workspace.Output, "thesis.txt"), "years of work");

        Assert.Equal(BundleFaultCodes.OutputUnsafe, (await FaultAsync(_workspace.Output)).Code);
        Assert.True(File.Exists(Path.Join(_workspace.Output, "thesis.txt")));
    }

    [Fact]
    public async Task Never_replaces_a_link_or_a_file()
    {
        Directory.CreateDirectory(Path.Join(_workspace.Root, "real"));
        Directory.CreateSymbolicLink(_workspace.Output, Path.Join(_workspace.Root, "real"));
        Assert.Equal(BundleFaultCodes.OutputUnsafe, (await FaultAsync(_workspace.Output)).Code);

        BundleWorkspace.Put(Path.Join(_workspace.Root, "file"), "x");
        Assert.Equal(BundleFaultCodes.OutputUnsafe, (await FaultAsync(Path.Join(_workspace.Root, "file"))).Code);
    }

    [Fact]
    public async Task Replaces_an_earlier_bundle_only_when_told_and_leaves_nothing_else()
    {
        await _workspace.BundleAsync();
        WorldForgeException fault = await Assert.ThrowsAsync<WorldForgeException>(() => _workspace.BundleAsync());
        Assert.Equal(BundleFaultCodes.OutputExists, fault.Code);
        BundleWorkspace.Put(Path.Join(_workspace.Output, "old.txt"), "old");

        await _workspace.BundleAsync(_workspace.Request with { Overwrite = true });

        Assert.False(File.Exists(Path.Join(_workspace.Output, "old.txt")));
        Assert.Equal([".worldforge", "out"], Directory.GetFileSystemEntries(_workspace.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_empty_folder_may_be_filled()
    {
        Directory.CreateDirectory(_workspace.Output);

        Assert.True((await _workspace.BundleAsync()).Manifest.SafeToAttach);
    }

    [Fact]
    public async Task A_cancelled_bundle_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EvidenceBundle.WriteAsync(_workspace.Request, source.Token));

        Assert.Equal([".worldforge"], Directory.GetFileSystemEntries(_workspace.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_workspace_without_runs_and_a_run_without_a_sound_manifest_are_errors()
    {
        WorldForgeException none = await Assert.ThrowsAsync<WorldForgeException>(
            () => _workspace.BundleAsync(_workspace.Request with { Workspace = Path.Join(_workspace.Root, "nowhere") }));
        Assert.Equal(BundleFaultCodes.NoRuns, none.Code);

        _workspace.Put(_run, "run_manifest.json", "[]");
        WorldForgeException invalid = await Assert.ThrowsAsync<WorldForgeException>(() => _workspace.BundleAsync());
        Assert.Equal(BundleFaultCodes.RunInvalid, invalid.Code);
        Assert.False(Directory.Exists(_workspace.Output));
    }

    private async Task<WorldForgeException> FaultAsync(string output) =>
        await Assert.ThrowsAsync<WorldForgeException>(() => _workspace.BundleAsync(_workspace.Request with { Output = output, Overwrite = true }));
}
