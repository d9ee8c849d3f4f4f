using WorldForge.Release.Gates;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates;

public sealed class EvidenceBundleJsonTests
{
    public static TheoryData<string> Gates => [.. GateRegistry.Default.Names];

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_stored_bundle_is_judged_the_same_again(string name)
    {
        var gate = GateRegistry.Default.Find(name);
        var plan = gate.SelfTestPlan;

        foreach (var bundle in plan.Faults.Select(fault => fault.Bundle).Prepend(plan.Sound))
        {
            var stored = ArtifactJson.ToText(EvidenceBundleJson.Render(bundle, GateRegistry.Default));
            var read = EvidenceBundleJson.Read(StrictJson.Parse(stored), GateRegistry.Default);
            var (before, after) = (gate.Judge(bundle, plan.Policy), gate.Judge(read, plan.Policy));

            Assert.Equal(before.Status, after.Status);
            Assert.Equal(before.Findings, after.Findings);
            Assert.Equal(stored, ArtifactJson.ToText(EvidenceBundleJson.Render(read, GateRegistry.Default)));
        }
    }

    [Fact]
    public void A_collection_without_facts_keeps_its_reason()
    {
        var gate = GateRegistry.Default.Find("Lockfile");
        var bundle = new EvidenceBundle([TestServices.Item(gate.Definition.Evidence[0], null)]);

        var read = EvidenceBundleJson.Read(EvidenceBundleJson.Render(bundle, GateRegistry.Default), GateRegistry.Default);

        Assert.Equal(GateStatus.NotRun, gate.Judge(read, new GatePolicy()).Status);
        Assert.Equal("nothing was planted", read.Items.Single().Reason);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema_version": 2, "items": []}""")]
    [InlineData("""{"schema_version": 1, "items": {}}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "nobody/v1"}]}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "worldforge/lockfile/v1"}]}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "worldforge/lockfile/v1", "outcome": "maybe", "reason": "", "started_at": "2026-01-01T00:00:00+00:00", "finished_at": "2026-01-01T00:00:00+00:00", "duration_ms": 1.0, "facts": null}]}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "worldforge/lockfile/v1", "outcome": "collected", "reason": "", "started_at": "yesterday", "finished_at": "2026-01-01T00:00:00+00:00", "duration_ms": 1.0, "facts": null}]}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "worldforge/lockfile/v1", "outcome": "collected", "reason": "", "started_at": "2026-01-01T00:00:00+00:00", "finished_at": "2026-01-01T00:00:00+00:00", "duration_ms": "1", "facts": null}]}""")]
    [InlineData("""{"schema_version": 1, "items": [{"type": "worldforge/lockfile/v1", "outcome": "collected", "reason": "", "started_at": "2026-01-01T00:00:00+00:00", "finished_at": "2026-01-01T00:00:00+00:00", "duration_ms": 1.0, "facts": {"other": 1}}]}""")]
    public void Refuses_what_is_not_a_stored_bundle(string text) =>
        Assert.Throws<WorldForgeException>(() => EvidenceBundleJson.Read(StrictJson.Parse(text), GateRegistry.Default));
}
