using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Profiles;
using WorldForge.Release.Reports;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Reports;

public sealed class ReleaseEvidenceWriterTests
{
    private const string Live = """
        {"schema_version": 1, "run_id": "20260101T000000Z-00000001", "created_at": "2026-01-01T00:00:00+00:00", "package_version": "0.1.0",
         "provider_profile": "gr00t", "capability": "policy", "status": "passed", "command_argv": ["worldforge", "smoke", "gr00t"],
         "runtime_manifest_id": null, "runtime_assets": [], "config_profile": null, "env_summary": [], "input_summary": {}, "input_digest": null,
         "input_fixture_digest": null, "result_digest": null, "event_count": 2, "artifact_paths": {"events": "logs/events.jsonl"}}
        """;

    private const string Workspace = """{"schema_version": 1, "run_id": "20260101T000000Z-00000002", "kind": "evaluation", "command": "eval", "layout": {}, "status": "passed"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_packages_audits_reports_and_live_manifests_with_their_digests()
    {
        using var repository = await RepositoryAsync();
        repository.Write(".worldforge/runs/a/run_manifest.json", Live);
        repository.Write(".worldforge/runs/b/run_manifest.json", Workspace);

        var evidence = await Writer(repository, new EvidenceOptions()).GatherAsync([], EvidenceBundle.Empty, Token);

        Assert.Equal([".worldforge/dependency-audit/dependency-audit.json", ".worldforge/sbom/worldforge.cdx.json", "dist/SHA256SUMS", "dist/a.nupkg"], evidence.ReleaseArtifacts.Select(artifact => artifact.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Sha256Digest.Of("package"u8).ToString(), evidence.ReleaseArtifacts.Single(artifact => artifact.Path == "dist/a.nupkg").Sha256);
        Assert.Equal([".worldforge/reports/benchmark.json"], evidence.BenchmarkArtifacts.Select(artifact => artifact.Path));
        var manifest = Assert.Single(evidence.RunManifests);
        Assert.Equal(("gr00t", "policy", "passed"), (manifest.Provider, manifest.Capability, manifest.Status));
        Assert.Equal("logs/events.jsonl", manifest.ArtifactPaths["events"]);
        Assert.StartsWith("sha256:", evidence.Profile.Sha256, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_artifact_that_is_not_there_is_marked_missing_and_one_outside_is_masked()
    {
        using var repository = await RepositoryAsync();
        using var elsewhere = await TemporaryRepository.CreateAsync(("report.json", "{}\n"));

        var evidence = await Writer(repository, new EvidenceOptions { Artifacts = ["nowhere.bin"], BenchmarkArtifacts = [Path.Combine(elsewhere.Root, "report.json")] }).GatherAsync([], EvidenceBundle.Empty, Token);

        Assert.True(evidence.ReleaseArtifacts[0].Missing);
        Assert.Equal("nowhere.bin", evidence.ReleaseArtifacts[0].Path);
        Assert.Equal("<host-local-path>/report.json", evidence.BenchmarkArtifacts[0].Path);
        Assert.False(evidence.BenchmarkArtifacts[0].Inside);
        Assert.DoesNotContain(elsewhere.Root, ReleaseEvidenceMarkdown.Render(evidence, "../../"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", null)]
    [InlineData("broken.json", "{")]
    [InlineData("workspace.json", Workspace)]
    public async Task A_named_run_manifest_must_be_a_valid_live_one(string name, string? text)
    {
        using var repository = await RepositoryAsync();
        if (text is not null)
        {
            repository.Write(name, text);
        }

        var error = await Assert.ThrowsAsync<WorldForgeException>(() => Writer(repository, new EvidenceOptions { RunManifests = [name] }).GatherAsync([], EvidenceBundle.Empty, Token));

        Assert.Equal("wf.evidence.run_manifest", error.Code);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limitations_are_redacted_and_the_files_are_written_whole()
    {
        using var repository = await RepositoryAsync();
        var writer = Writer(repository, new EvidenceOptions { KnownLimitations = ["see https://user:pass@host.test/a?token=abc"] });
        var evidence = await writer.GatherAsync([], EvidenceBundle.Empty, Token);

        var written = await writer.WriteAsync(evidence, EvidenceBundleJson.Render(EvidenceBundle.Empty, GateRegistry.Default), Token);

        Assert.Equal([".worldforge/release-evidence/release-evidence.md", ".worldforge/release-evidence/release-evidence.json", ".worldforge/release-evidence/gate-facts.json"], written);
        var text = await File.ReadAllTextAsync(Path.Combine(repository.Root, written[1]), Token);
        Assert.DoesNotContain("pass@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", text, StringComparison.Ordinal);
        Assert.IsType<JsonObject>(StrictJson.Parse(text));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repository.Root, ".worldforge/release-evidence")).Select(Path.GetFileName).Except(["release-evidence.md", "release-evidence.json", "gate-facts.json"]));
    }

    private static async Task<TemporaryRepository> RepositoryAsync()
    {
        var repository = await TemporaryRepository.CreateAsync(
            (".gitignore", ".worldforge/\ndist/\n"),
            ("profiles/release.yml", "schema_version: 1\n"),
            ("dist/a.nupkg", "package"),
            ("dist/SHA256SUMS", "sums"),
            (".worldforge/dependency-audit/dependency-audit.json", "{}"),
            (".worldforge/sbom/worldforge.cdx.json", "{}"),
            (".worldforge/reports/benchmark.json", "{}"));
        await repository.CommitAsync();
        return repository;
    }

    private static ReleaseEvidenceWriter Writer(TemporaryRepository repository, EvidenceOptions options)
    {
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", new ProcessRunner(TimeProvider.System).RunAsync)
            .On("dotnet", ProcessResult.Exited(0, "10.0.401\n"));
        var profile = new ReleaseProfile { Name = "test", Gates = ImmutableSortedDictionary<string, GatePolicy>.Empty };
        return new ReleaseEvidenceWriter(TestServices.With(repository.Root, processes: processes), profile, options);
    }
}
