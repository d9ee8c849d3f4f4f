using System.Collections.Immutable;
using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Gates.Sbom;

/// <content>The evidence with which the gate proves that it can say yes and no.</content>
public sealed partial class SbomGate
{
    private const string LockFile = "src/A/packages.lock.json";
    private const string OwnModule = "00000000-0000-0000-0000-00000000000a";
    private const string OtherModule = "00000000-0000-0000-0000-00000000000b";

    /// <inheritdoc/>
    protected override SbomFacts SoundFacts { get; } = new()
    {
        Commit = "0123456789012345678901234567890123456789",
        Timestamp = 1_700_000_000,
        Expected = [new ExpectedPackage("src/A/A.csproj", "A", "1.0.0")],
        Packages = [Main, Symbols],
        Compiled = [Code("A/release/A.dll", 'a', OwnModule), Code("A/release/linux-x64/A.dll", 'b', OwnModule) with { IsPrecompiled = true }],
        Components = [Direct, Deep, Analyzer],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, SbomFacts Facts)> Faults =>
    [
        ("an assembly that nobody accounts for", Ships([.. Main.Files, Code("lib/net10.0/Extra.dll", 'f', "")])),
        ("a program under an innocent name", Ships([.. Main.Files, Code("content/notes.txt", 'f', "")])),
        ("an assembly of a locked package with other bytes", Ships([.. Main.Files.SkipLast(1), Main.Files[^1] with { Sha256 = Sha256('f') }])),
        ("precompiled code that the packing did not make", Ships([Main.Files[0], Main.Files[1] with { Sha256 = Sha256('f') }, Main.Files[2]])),
        ("precompiled code of an unknown module", SoundFacts with { Compiled = [SoundFacts.Compiled[0], SoundFacts.Compiled[1] with { ModuleId = "" }], Packages = [Main with { Files = [Main.Files[0], Main.Files[1] with { ModuleId = "" }, Main.Files[2]] }, Symbols] }),
        ("a package that was changed after it was packed", With(Main with { Sha256 = Sha256('f') })),
        ("a file that is no package", With(Main with { Metadata = null, Problem = "no archive" })),
        ("a missing package", SoundFacts with { Packages = [Symbols] }),
        ("a missing symbol package", SoundFacts with { Packages = [Main] }),
        ("a package that no project makes", SoundFacts with { Packages = [Main, Symbols, Main with { File = "B.1.0.0.nupkg", Metadata = Main.Metadata! with { Id = "B" } }] }),
        ("a package under another version", With(Main with { Metadata = Main.Metadata! with { Version = "0.9.0" } })),
        ("a package without a license", With(Main with { Metadata = Main.Metadata! with { License = "" } })),
        ("a dependency that the lock file does not pin", With(Main with { Metadata = Main.Metadata! with { Dependencies = [new PackageDependency("Unlocked", "1.0.0", "net10.0")] } })),
        ("a dependency on a newer version than the pinned one", With(Main with { Metadata = Main.Metadata! with { Dependencies = [new PackageDependency("Direct", "2.1.0", "net10.0")] } })),
        ("a lock file with another content hash", Pinned(Direct with { Pins = [Direct.Pins[0] with { ContentHash = "other" }] })),
        ("two lock files that disagree on the content", Pinned(Direct with { Pins = [.. Direct.Pins, new ComponentPin("tests/A.Tests/packages.lock.json", "Direct", "other")] })),
        ("a build-only package with another content hash", Pinned(Analyzer with { Pins = [Analyzer.Pins[0] with { ContentHash = "other" }] })),
        ("a required package that was not restored", Pinned(Deep with { Restored = null })),
        ("a required package whose content nothing pins", Pinned(Deep with { Pins = [Deep.Pins[0] with { ContentHash = "" }] })),
        ("a required package that cannot be read", Pinned(Deep with { Restored = Deep.Restored! with { Problem = "no archive" } })),
        ("a required package without a license", Pinned(Deep with { Restored = Deep.Restored! with { License = "" } })),
        ("a required package with a license that nobody reviewed", Pinned(Deep with { Restored = Deep.Restored! with { License = "MIT AND SSPL-1.0" } })),
        ("a dependency that leads nowhere", SoundFacts with { Components = [Direct, Analyzer] }),
        ("the same package twice", SoundFacts with { Components = [Direct, Deep, Analyzer, Deep] }),
        ("a release of nothing", SoundFacts with { Expected = [], Packages = [], Compiled = [] }),
    ];

    private static ShippedPackage Main { get; } = new()
    {
        File = "A.1.0.0.nupkg",
        Sha256 = Sha256('1'),
        Sha512 = new string('1', 128),
        PackedSha256 = Sha256('1'),
        Metadata = new PackageMetadata
        {
            Id = "A",
            Version = "1.0.0",
            License = "MIT",
            Dependencies = [new PackageDependency("Direct", "2.0.0", "net10.0")],
        },
        Files =
        [
            Code("lib/net10.0/A.dll", 'a', OwnModule),
            Code("tools/net10.0/linux-x64/A.dll", 'b', OwnModule) with { IsPrecompiled = true },
            Code("tools/net10.0/any/Deep.dll", 'c', OtherModule),
        ],
    };

    private static ShippedPackage Symbols { get; } = Main with
    {
        File = "A.1.0.0.snupkg",
        Files = [new HashedFile { Entry = "lib/net10.0/A.pdb", Sha256 = Sha256('2'), IsCode = false }],
    };

    private static LockedComponent Direct { get; } = Component("Direct", "2.0.0", "Direct") with { Dependencies = ["deep/3.0.0"] };

    private static LockedComponent Deep { get; } = Component("Deep", "3.0.0", "Transitive", Code("lib/net10.0/Deep.dll", 'c', OtherModule));

    private static LockedComponent Analyzer { get; } = Component("Analyzer", "4.0.0", "Direct");

    private static LockedComponent Component(string id, string version, string kind, params IReadOnlyList<HashedFile> assemblies) => new()
    {
        Id = id,
        Version = version,
        Pins = [new ComponentPin(LockFile, kind, "hash")],
        Dependencies = [],
        Restored = new RestoredPackage { ContentHash = "hash", Sha512 = new string('3', 128), License = "MIT", Assemblies = assemblies },
    };

    private static HashedFile Code(string entry, char digest, string module) => new() { Entry = entry, Sha256 = Sha256(digest), IsCode = true, ModuleId = module };

    private static string Sha256(char digit) => $"sha256:{new string(digit, 64)}";

    private SbomFacts With(ShippedPackage package) => SoundFacts with { Packages = [package, Symbols] };

    private SbomFacts Ships(IReadOnlyList<HashedFile> files) => With(Main with { Files = files });

    private SbomFacts Pinned(LockedComponent changed) =>
        SoundFacts with { Components = [.. SoundFacts.Components.Select(component => component.Id == changed.Id ? changed : component)] };
}
