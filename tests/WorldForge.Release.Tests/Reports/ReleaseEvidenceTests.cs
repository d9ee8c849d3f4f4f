using System.Collections.Immutable;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Release.Git;
using WorldForge.Release.Reports;
using WorldForge.Release.Tests.Gates;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Reports;

public sealed class ReleaseEvidenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_markdown_is_as_approved() => Approvals.Verify(ReleaseEvidenceMarkdown.Render(Sample(), "../../"));

    [Fact]
    public void The_json_is_as_approved() => Approvals.Verify($"```json\n{ArtifactJson.ToText(ReleaseEvidenceJson.Render(Sample()))}```\n");

    [Fact]
    public void An_empty_review_says_what_is_absent()
    {
        var empty = Sample() with { Gates = [], ReleaseArtifacts = [], BenchmarkArtifacts = [], RunManifests = [], Runs = null, KnownLimitations = [], Verdict = Verdict.Of([], strict: false) };

        Approvals.Verify(ReleaseEvidenceMarkdown.Render(empty, null));
    }

    [Fact]
    public void The_same_review_gives_the_same_bytes_twice()
    {
        Assert.Equal(ReleaseEvidenceMarkdown.Render(Sample(), null), ReleaseEvidenceMarkdown.Render(Sample(), null));
        Assert.Equal(ArtifactJson.ToText(ReleaseEvidenceJson.Render(Sample())), ArtifactJson.ToText(ReleaseEvidenceJson.Render(Sample())));
    }

    private static ReleaseEvidence Sample()
    {
        ImmutableArray<GateResult> rows =
        [
            Row("Alpha", 1, new GateJudgement { Status = GateStatus.Passed, Measures = ImmutableSortedDictionary<string, double>.Empty.Add("checked", 3) }) with
            {
                ExitCode = 0,
                Commands = [new CommandRecord { Command = "alpha --check", ExitCode = 0, StdoutTail = "took 3 s" }],
            },
            Row("Beta | pipe", 2, new GateJudgement
            {
                Status = GateStatus.Failed,
                Findings = [new GateFinding { Subject = "src/A.cs", Location = "src/A.cs:3", Message = "a | b\nnext line", Action = "Use `x`." }],
                Waived = [new WaivedFinding(new GateFinding { Subject = "old", Message = "known" }, new Waiver { Gate = "Beta | pipe", Subject = "old", Reason = "harmless", Owner = "someone", Expires = new DateOnly(2026, 2, 1) })],
            }) with
            {
                ExitCode = 1,
                Commands = [new CommandRecord { Command = "beta", ExitCode = 1, StdoutTail = "out", StderrTail = "err" }],
            },
            Row("Gamma", 3, new GateJudgement { Status = GateStatus.Skipped, Reason = "No source gave data." }),
            Row("Delta", 4, new GateJudgement { Status = GateStatus.NotRun, Reason = "Beta is missing." }) with { StartedAt = null, FinishedAt = null, Duration = null, SelfTest = null, Required = false },
        ];
        return new ReleaseEvidence
        {
            GeneratedAt = Now,
            Git = new GitState { Branch = "main", Commit = new string('a', 40), Tree = new string('b', 40), CommitTime = 1, Dirty = true, WorkingTreeDigest = $"sha256:{new string('c', 64)}" },
            Profile = ("release", $"sha256:{new string('d', 64)}"),
            Verdict = Verdict.Of(rows, strict: false),
            Gates = rows,
            Tools = ImmutableSortedDictionary<string, string>.Empty.Add("dotnet", "10.0.401").Add("git", "2.39.5"),
            BenchmarkArtifacts = [new ArtifactReference { Path = "<host-local-path>/benchmark.json", Inside = false }],
            ReleaseArtifacts = [new ArtifactReference { Path = "dist/A B.nupkg", Inside = true, Sha256 = $"sha256:{new string('e', 64)}", SizeBytes = 12 }],
            RunManifests =
            [
                new LinkedRunManifest
                {
                    File = new ArtifactReference { Path = ".worldforge/runs/1/run_manifest.json", Inside = true, Sha256 = $"sha256:{new string('f', 64)}", SizeBytes = 34 },
                    Provider = "gr00t",
                    Capability = "policy",
                    Status = "passed",
                    ArtifactPaths = ImmutableSortedDictionary<string, string>.Empty.Add("events", "logs/events.jsonl"),
                },
            ],
            Runs = new RunEvidenceFacts
            {
                Runs =
                [
                    new PreservedRun
                    {
                        RunId = "20260101T000000Z-00000001",
                        Kind = "eval",
                        Status = "completed",
                        Provider = "mock",
                        Operation = "planning",
                        Command = "worldforge eval --suite planning --provider mock",
                        Manifest = ".worldforge/runs/20260101T000000Z-00000001/run_manifest.json",
                        ManifestSha256 = $"sha256:{new string('1', 64)}",
                        ManifestBytes = 900,
                        InputDigest = $"sha256:{new string('2', 64)}",
                        ResultDigest = $"sha256:{new string('3', 64)}",
                    },
                ],
                BundleManifest = ".worldforge/evidence-bundles/release-review/evidence_manifest.json",
                BundleSha256 = $"sha256:{new string('4', 64)}",
                BundledRuns = ["20260101T000000Z-00000001"],
                Included = 10,
                LeftOut = [],
                SafeToAttach = true,
                Problems = [],
            },
            KnownLimitations = ["No prepared host was available."],
        };
    }

    private static GateResult Row(string name, int order, GateJudgement judgement) => new()
    {
        Gate = new SampleGate(name, order).Definition,
        Required = true,
        Judgement = judgement,
        SelfTest = GateSelfTest.Of(new SampleGate(name, order)),
        StartedAt = Now,
        FinishedAt = Now.AddSeconds(1),
        Duration = TimeSpan.FromMilliseconds(250),
    };
}
