using System.Collections.Immutable;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>The packages are what they claim, hold nothing they should not, can be made again byte for byte, and work for a stranger.</summary>
public sealed partial class PackageContractGate : Gate<PackageContractFacts>
{
    private const string EntryLimit = "package_entries";
    private const string SizeLimit = "package_mebibytes";

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Package contract",
        Order = 13,
        Task = "PackageContract",
        Command = "./build.sh --target PackageContract",
        TriageStep = "Open the named package of dist/ with 'unzip -l', compare it with the finding, and correct the project's packaging properties.",
        Evidence = [PackageContractFacts.Type],
        Inputs = new GateInputs(
            ["src/**", "Directory.Build.props", "Directory.Packages.props", "README.md"],
            ["dotnet", "git"],
            [$"gates.Package contract.thresholds.{EntryLimit}", $"gates.Package contract.thresholds.{SizeLimit}"]),
    };

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(PackageContractFacts facts, GatePolicy policy) =>
    [
        .. facts.Expected.SelectMany(expected => Findings(expected, facts, policy)),
        .. UseChecks.Reproducible(facts.Files).Select(item => Finding(item.Subject, item.Subject, item.Message)),
        .. UseChecks.Runs("installed tool", facts.ToolRuns).Select(item => new GateFinding { Subject = item.Subject, Message = item.Message }),
        .. UseChecks.Runs("consumer project", facts.ConsumerRuns).Select(item => new GateFinding { Subject = item.Subject, Message = item.Message }),
        .. facts.Expected.Count == 0 ? [new GateFinding { Subject = "projects", Message = "Expected at least one package; found none." }] : Array.Empty<GateFinding>(),
    ];

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(PackageContractFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("packages", facts.Packages.Count)
        .Add("assemblies", facts.Packages.Sum(package => package.Assemblies.Count))
        .Add("reproducible_files", facts.Files.Count(file => file.SecondSha256 == file.Sha256))
        .Add("smoke_runs", facts.ToolRuns.Count + facts.ConsumerRuns.Count);

    private static IEnumerable<GateFinding> Findings(ExpectedPackage expected, PackageContractFacts facts, GatePolicy policy)
    {
        if (!PackageRules.ById.TryGetValue(expected.Id, out var rules))
        {
            return [new GateFinding { Subject = expected.Id, Location = expected.Project, Message = "There are no rules for this package: state what it may depend on." }];
        }

        var main = facts.Packages.FirstOrDefault(package => package.File == expected.PackageFile);
        var symbols = facts.Packages.FirstOrDefault(package => package.File == expected.SymbolFile);
        return
        [
            .. main is null ? [Finding(expected.Id, expected.PackageFile, "The package is missing.")] : Array.Empty<GateFinding>(),
            .. symbols is null ? [Finding(expected.Id, expected.SymbolFile, "The symbol package is missing.")] : Array.Empty<GateFinding>(),
            .. new[] { main, symbols }.OfType<InspectedPackage>().SelectMany(package => Findings(expected, package, symbols, rules, facts, policy)),
        ];
    }

    private static IEnumerable<GateFinding> Findings(ExpectedPackage expected, InspectedPackage package, InspectedPackage? symbols, PackageRules rules, PackageContractFacts facts, GatePolicy policy)
    {
        if (package.Problem is not null || package.Metadata is null)
        {
            return [Finding(expected.Id, package.File, $"The file cannot be read as a package: {package.Problem}")];
        }

        return new[]
        {
            MetadataChecks.Of(expected, package, rules, facts.Commit),
            EntryChecks.Of(package, rules, policy.Threshold(EntryLimit), policy.Threshold(SizeLimit)),
            package.Kind == PackageKind.Symbols ? [] : AssemblyChecks.Of(expected, package, symbols, facts),
            AssemblyChecks.Of(package, facts),
        }.SelectMany(findings => findings).Select(item => Finding($"{expected.Id}:{item.Subject}", package.File, item.Message));
    }

    private static GateFinding Finding(string subject, string file, string message) => new() { Subject = subject, Location = $"dist/{file}", Message = message };
}
