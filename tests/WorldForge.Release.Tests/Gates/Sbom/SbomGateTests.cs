using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Sbom;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class SbomGateTests
{
    [Fact]
    public void The_document_is_written_when_the_gate_passes()
    {
        var artifact = Assert.Single(Artifacts(SbomSamples.Sound));

        Assert.Equal(".worldforge/sbom/worldforge.cdx.json", artifact.Path);
        Assert.Contains("\"bomFormat\": \"CycloneDX\"", artifact.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_known_to_be_wrong_is_not_written() =>
        Assert.Empty(Artifacts(SbomSamples.Sound with { Packages = [SbomSamples.Sound.Packages[0] with { Sha256 = "sha256:other" }, SbomSamples.Sound.Packages[1]] }));

    [Fact]
    public void Without_evidence_there_is_no_document() =>
        Assert.Empty(SbomSamples.Gate.Artifacts(EvidenceBundle.Empty, SbomSamples.Result(new GateJudgement { Status = GateStatus.NotRun, Reason = "nothing" })));

    [Fact]
    public void The_row_counts_what_the_document_holds()
    {
        var measures = SbomSamples.Judge(SbomSamples.Sound).Measures;

        Assert.Equal((4, 3, 2, 1), (measures["shipped_files"], measures["shipped_assemblies"], measures["required_packages"], measures["excluded_packages"]));
    }

    [Fact]
    public void An_assembly_that_nobody_accounts_for_is_named_with_its_package()
    {
        var main = SbomSamples.Sound.Packages[0];
        var extra = main.Files[0] with { Entry = "lib/net10.0/Extra.dll", Sha256 = "sha256:" + new string('f', 64), ModuleId = "" };

        var finding = Assert.Single(SbomSamples.Judge(SbomSamples.Sound with { Packages = [main with { Files = [.. main.Files, extra] }, SbomSamples.Sound.Packages[1]] }).Findings);

        Assert.Equal(("A.1.0.0.nupkg:lib/net10.0/Extra.dll", "dist/A.1.0.0.nupkg"), (finding.Subject, finding.Location));
        Assert.StartsWith("Nobody accounts for 'lib/net10.0/Extra.dll'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_only_package_that_is_not_on_this_machine_is_listed_without_a_hash()
    {
        var facts = SbomSamples.Sound with { Components = [.. SbomSamples.Sound.Components.Select(component => component.Id == "Analyzer" ? component with { Restored = null } : component)] };

        Assert.Equal(GateStatus.Passed, SbomSamples.Judge(facts).Status);
        Assert.DoesNotContain("\"hashes\"", SbomDocument.Of(facts).ToString()[SbomDocument.Of(facts).ToString().IndexOf("\"name\":\"Analyzer\"", StringComparison.Ordinal)..][..60], StringComparison.Ordinal);
    }

    private static IEnumerable<GateArtifact> Artifacts(SbomFacts facts) => SbomSamples.Gate.Artifacts(SbomSamples.Bundle(facts), SbomSamples.Result(SbomSamples.Judge(facts)));
}
