using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>The release has a bill of materials that names every shipped file, agrees with the lock files and with itself, and comes out the same again.</summary>
public sealed partial class SbomGate : Gate<SbomFacts>, IArtifactRenderer
{
    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "SBOM",
        Order = 19,
        Task = "Sbom",
        Command = "./build.sh --target Sbom",
        TriageStep = "Find the named file or package in dist/ and in the lock files, and correct the project that brings it in; a license needs a decision first.",
        Evidence = [SbomFacts.Type],
        Inputs = new GateInputs(
            ["src/**", "**/packages.lock.json", "**/*.csproj", "Directory.Build.props", "Directory.Packages.props", ".config/dotnet-tools.json"],
            ["dotnet", "git"],
            []),
    };

    /// <summary>The document, and only when it passed: one that is known to be wrong must not be there to be attached.</summary>
    public IEnumerable<GateArtifact> Artifacts(EvidenceBundle bundle, GateResult result)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(result);
        return result.Status == GateStatus.Passed && bundle.Facts<SbomFacts>() is { } facts
            ? [new GateArtifact(SbomDocument.Path, ArtifactJson.ToText(SbomDocument.Of(facts)))]
            : [];
    }

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(SbomFacts facts, GatePolicy policy) =>
    [
        .. SourceChecks.Of(facts),
        .. DocumentChecks.Of(SbomDocument.Of(facts)).Select(item => new GateFinding { Subject = item.Subject, Message = item.Message }),
    ];

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(SbomFacts facts)
    {
        var required = new SbomGraph(facts).Required.Count;
        return ImmutableSortedDictionary<string, double>.Empty
            .Add("shipped_files", facts.Packages.Sum(package => package.Files.Count))
            .Add("shipped_assemblies", facts.Packages.Sum(package => package.Files.Count(file => file.IsCode)))
            .Add("required_packages", required)
            .Add("excluded_packages", facts.Components.Count - required);
    }
}
