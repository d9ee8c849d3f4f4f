using System.Collections.Immutable;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <content>The evidence with which the gate proves that it can say yes and no.</content>
public sealed partial class PackageContractGate
{
    private const string Commit = "0123456789012345678901234567890123456789";
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
    private const string SymbolMark = "00112233445566778899aabbccddeeff00112233";

    /// <inheritdoc/>
    protected override GatePolicy SelfTestPolicy { get; } = new()
    {
        Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add(EntryLimit, 100).Add(SizeLimit, 10),
    };

    /// <inheritdoc/>
    protected override PackageContractFacts SoundFacts { get; } = new()
    {
        Commit = Commit,
        OriginHost = "github.com",
        Expected = [new ExpectedPackage("src/WorldForge/WorldForge.csproj", "WorldForge", "1.0.0")],
        Files = [new PackedFile { Name = "WorldForge.1.0.0.nupkg", Sha256 = Digest, SizeBytes = 10, SecondSha256 = Digest }],
        Packages = [Library, Symbols],
        ToolRuns = [new SmokeRun { Name = "worldforge --version", ExitCode = 0, Output = "1.0.0", Expected = "1.0.0" }],
        ConsumerRuns = [new SmokeRun { Name = "dotnet exec Consumer.dll", ExitCode = 0, Output = "ok", Expected = "ok" }],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, PackageContractFacts Facts)> Faults =>
    [
        ("a missing package", With(Symbols)),
        ("a missing symbol package", With(Library)),
        ("a file that is no package", With(Library with { Problem = "no archive", Metadata = null }, Symbols)),
        ("a package without rules", SoundFacts with { Expected = [SoundFacts.Expected[0], new ExpectedPackage("src/X/X.csproj", "X", "1.0.0")] }),
        ("another license", Manifest(Library.Metadata! with { License = "Apache-2.0" })),
        ("no readme", Manifest(Library.Metadata! with { Readme = "" })),
        ("a readme that is not in the package", With(Library with { Entries = [.. Library.Entries.Where(entry => entry != "README.md")] }, Symbols)),
        ("another commit", Manifest(Library.Metadata! with { RepositoryCommit = "" })),
        ("another version", Manifest(Library.Metadata! with { Version = "0.9.0" })),
        ("a forbidden dependency", Manifest(Library.Metadata! with { Dependencies = [new PackageDependency("Newtonsoft.Json", "13.0.1", "net10.0")] })),
        ("another target framework", Manifest(Library.Metadata! with { TargetFrameworks = ["net9.0"] })),
        ("no XML documentation", With(Library with { Entries = [.. Library.Entries.Where(entry => !entry.EndsWith(".xml", StringComparison.Ordinal))] }, Symbols)),
        ("symbols inside the library package", With(Library with { Entries = [.. Library.Entries, "lib/net10.0/WorldForge.pdb"] }, Symbols)),
        ("build leftovers", With(Library with { Entries = [.. Library.Entries, "content/obj/project.assets.json"] }, Symbols)),
        ("an entry that climbs out", With(Library with { Entries = [.. Library.Entries, "../evil.dll"] }, Symbols)),
        ("too large a package", With(Library with { UnpackedBytes = 11 * 1024 * 1024 }, Symbols)),
        ("a host path in an assembly", Assembly(Library.Assemblies[0] with { HostPaths = ["repository"] })),
        ("an unmapped symbol path", Assembly(Library.Assemblies[0] with { SymbolPath = "<host-local-path>/WorldForge.pdb" })),
        ("another informational version", Assembly(Library.Assemblies[0] with { InformationalVersion = "1.0.0" })),
        ("symbols of another compilation", Assembly(Library.Assemblies[0] with { SymbolId = "00" })),
        ("a host path in the symbols", Pdb(Symbols.Symbols[0] with { UnmappedDocuments = ["<host-local-path>/A.cs"] })),
        ("no Source Link though the origin is known", Pdb(Symbols.Symbols[0] with { SourceLink = "" })),
        ("other bytes when packed elsewhere", SoundFacts with { Files = [SoundFacts.Files[0] with { SecondSha256 = Digest.Replace('0', '1') }] }),
        ("a file that the second pack did not make", SoundFacts with { Files = [SoundFacts.Files[0] with { SecondSha256 = null }] }),
        ("a tool that does not install", SoundFacts with { ToolRuns = [SoundFacts.ToolRuns[0] with { ExitCode = 1 }] }),
        ("a tool of another version", SoundFacts with { ToolRuns = [SoundFacts.ToolRuns[0] with { Output = "0.9.0" }] }),
        ("a tool that was never tried", SoundFacts with { ToolRuns = [] }),
        ("a consumer that does not compile", SoundFacts with { ConsumerRuns = [SoundFacts.ConsumerRuns[0] with { ExitCode = 1 }] }),
        ("a consumer with another answer", SoundFacts with { ConsumerRuns = [SoundFacts.ConsumerRuns[0] with { Output = "" }] }),
    ];

    private static InspectedPackage Library { get; } = new()
    {
        File = "WorldForge.1.0.0.nupkg",
        Kind = PackageKind.Library,
        Metadata = new PackageMetadata
        {
            Id = "WorldForge",
            Version = "1.0.0",
            License = PackageRules.License,
            Readme = "README.md",
            Description = "A library.",
            RepositoryUrl = "https://example.invalid/repository",
            RepositoryCommit = Commit,
            TargetFrameworks = [PackageRules.TargetFramework],
            Dependencies = [new PackageDependency("Polly.Core", "8.0.0", PackageRules.TargetFramework)],
        },
        Entries = ["README.md", "WorldForge.nuspec", "lib/net10.0/WorldForge.dll", "lib/net10.0/WorldForge.xml"],
        UnpackedBytes = 1_000,
        Assemblies =
        [
            new InspectedAssembly
            {
                Entry = "lib/net10.0/WorldForge.dll",
                InformationalVersion = $"1.0.0+{Commit}",
                SymbolId = SymbolMark,
                SymbolPath = "/_/obj/WorldForge.pdb",
                HostPaths = [],
            },
        ],
    };

    private static InspectedPackage Symbols { get; } = new()
    {
        File = "WorldForge.1.0.0.snupkg",
        Kind = PackageKind.Symbols,
        Metadata = Library.Metadata,
        Entries = ["WorldForge.nuspec", "lib/net10.0/WorldForge.pdb"],
        UnpackedBytes = 1_000,
        Symbols =
        [
            new InspectedSymbols
            {
                Entry = "lib/net10.0/WorldForge.pdb",
                Id = SymbolMark,
                DocumentCount = 1,
                UnmappedDocuments = [],
                SourceLink = $"{{\"documents\":{{\"/_/*\":\"https://example.invalid/{Commit}/*\"}}}}",
            },
        ],
    };

    private PackageContractFacts With(params ImmutableArray<InspectedPackage> packages) => SoundFacts with { Packages = packages };

    private PackageContractFacts Manifest(PackageMetadata metadata) => With(Library with { Metadata = metadata }, Symbols);

    private PackageContractFacts Assembly(InspectedAssembly assembly) => With(Library with { Assemblies = [assembly] }, Symbols);

    private PackageContractFacts Pdb(InspectedSymbols symbols) => With(Library, Symbols with { Symbols = [symbols] });
}
