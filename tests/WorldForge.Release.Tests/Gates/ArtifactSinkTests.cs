using WorldForge.Release.Gates;
using WorldForge.Release.Gates.DependencyAudit;

namespace WorldForge.Release.Tests.Gates;

public sealed class ArtifactSinkTests : IDisposable
{
    private static readonly DependencyAuditGate Gate = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Writes_what_the_gate_renders_whatever_the_answer()
    {
        var row = await WriteAsync();

        Assert.Equal(GateStatus.Skipped, row.Status);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, ".worldforge/dependency-audit/dependency-audit.json")));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, ".worldforge/dependency-audit/dependency-audit.md")));
    }

    [Fact]
    public async Task An_artifact_that_cannot_be_written_fails_the_gate()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, ".worldforge"), "in the way", TestContext.Current.CancellationToken);

        var row = await WriteAsync();

        Assert.Equal(GateStatus.Failed, row.Status);
        Assert.Contains("could not be written", row.Judgement.Reason, StringComparison.Ordinal);
    }

    private Task<GateResult> WriteAsync() => new ArtifactSink(TestServices.With(_folder.FullName)).WriteAsync(
        Gate,
        EvidenceBundle.Empty,
        new GateResult { Gate = Gate.Definition, Required = true, Judgement = new GateJudgement { Status = GateStatus.Skipped, Reason = "no network" } },
        TestContext.Current.CancellationToken);
}
