using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Build;

/// <summary>Every packable project packs, <c>dist/</c> holds exactly those packages with the stated version, and the checksums cover them.</summary>
public sealed class BuildGate : Gate<BuildFacts>
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Build",
        Order = 14,
        Task = "Pack",
        Command = "./build.sh --target Pack",
        TriageStep = "Run 'dotnet pack' on the named project, correct its packaging properties, and pack into a fresh dist/ again.",
        Evidence = [BuildFacts.Type],
        Inputs = new GateInputs(["src/**", "Directory.Build.props", "Directory.Packages.props", "README.md"], ["dotnet", "git"], []),
    };

    /// <inheritdoc/>
    protected override BuildFacts SoundFacts { get; } = Sound();

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, BuildFacts Facts)> Faults =>
    [
        ("a pack that failed with an error", With(new PackRun { Folder = PackRun.Checkout, ExitCode = 1, Errors = [new PackError("NU5039", "src/A/A.csproj", "no readme")] })),
        ("a pack that failed without a word", With(new PackRun { Folder = PackRun.Checkout, ExitCode = 1, Errors = [] })),
        ("a copy that does not pack", With(new PackRun { Folder = PackRun.Copy, ExitCode = 1, Errors = [] })),
        ("a pack that never ran", SoundFacts with { Runs = [] }),
        ("a missing symbol package", Sums(SoundFacts with { Files = [SoundFacts.Files[0]] })),
        ("a package of another version", Sums(SoundFacts with { Files = [SoundFacts.Files[0] with { Name = "A.0.9.0.nupkg" }, SoundFacts.Files[1]] })),
        ("a stale package beside the new ones", Sums(SoundFacts with { Files = [.. SoundFacts.Files, SoundFacts.Files[0] with { Name = "B.1.0.0.nupkg" }] })),
        ("an empty package", SoundFacts with { Files = [SoundFacts.Files[0] with { SizeBytes = 0 }, SoundFacts.Files[1]] }),
        ("checksums that leave a file out", SoundFacts with { Checksums = SoundFacts.Checksums[..(SoundFacts.Checksums.IndexOf('\n', StringComparison.Ordinal) + 1)] }),
        ("checksums of other bytes", SoundFacts with { Checksums = SoundFacts.Checksums.Replace('0', '1') }),
        ("no checksums", SoundFacts with { Checksums = "" }),
        ("a repository that packs nothing", SoundFacts with { Expected = [], Files = [], Checksums = "" }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(BuildFacts facts, GatePolicy policy)
    {
        if (facts.Expected.Count == 0)
        {
            return [new GateFinding { Subject = "projects", Message = "Expected at least one packable project; found none." }];
        }

        GateFinding[] failures = [.. Unrun(facts), .. facts.Runs.Where(run => run.ExitCode != 0).SelectMany(Failures)];
        return facts.Runs.Any(run => run is { Folder: PackRun.Checkout, ExitCode: 0 })
            ? [.. failures, .. Contents(facts), .. Checksums(facts)]
            : failures;
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(BuildFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("packages", facts.Files.Count)
        .Add("bytes", facts.Files.Sum(file => file.SizeBytes));

    private static IEnumerable<GateFinding> Unrun(BuildFacts facts) => new[] { PackRun.Checkout, PackRun.Copy }
        .Where(folder => !facts.Runs.Any(run => run.Folder == folder))
        .Select(folder => new GateFinding { Subject = folder, Message = $"The {folder} was never packed." });

    private static IEnumerable<GateFinding> Failures(PackRun run) => run.Errors.Count == 0
        ? [new GateFinding { Subject = run.Folder, Message = $"Packing the {run.Folder} ended with exit status {run.ExitCode} and named no error." }]
        : run.Errors.Select(error => new GateFinding
        {
            Subject = run.Folder,
            Location = error.Location.Length > 0 ? error.Location : null,
            Message = $"{error.Code}: {error.Message}",
        });

    private static IEnumerable<GateFinding> Contents(BuildFacts facts)
    {
        var expected = facts.Expected.SelectMany(package => new[] { package.PackageFile, package.SymbolFile }).ToHashSet(StringComparer.Ordinal);
        var present = facts.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. expected.Except(present).Select(name => new GateFinding { Subject = name, Message = "The pack did not make this file." }),
            .. present.Except(expected).Select(name => new GateFinding { Subject = name, Location = $"dist/{name}", Message = "No packable project of this version makes this file." }),
            .. facts.Files.Where(file => file.SizeBytes == 0).Select(file => new GateFinding { Subject = file.Name, Location = $"dist/{file.Name}", Message = "The file is empty." }),
        ];
    }

    private static IEnumerable<GateFinding> Checksums(BuildFacts facts)
    {
        if (facts.Checksums != ChecksumFile.Text(facts.Files))
        {
            yield return new GateFinding
            {
                Subject = ChecksumFile.Name,
                Location = $"dist/{ChecksumFile.Name}",
                Message = facts.Checksums.Length == 0 ? "There are no checksums." : "The checksums do not state exactly the files of dist/ and their digests.",
            };
        }
    }

    private static BuildFacts Sound() => Sums(new BuildFacts
    {
        Commit = "0123456789012345678901234567890123456789",
        Timestamp = 1_700_000_000,
        OriginHost = "",
        Expected = [new ExpectedPackage("src/A/A.csproj", "A", "1.0.0")],
        Runs =
        [
            new PackRun { Folder = PackRun.Checkout, ExitCode = 0, Errors = [] },
            new PackRun { Folder = PackRun.Copy, ExitCode = 0, Errors = [] },
        ],
        Files =
        [
            new PackedFile { Name = "A.1.0.0.nupkg", Sha256 = Digest, SizeBytes = 100, SecondSha256 = Digest },
            new PackedFile { Name = "A.1.0.0.snupkg", Sha256 = Digest, SizeBytes = 100, SecondSha256 = Digest },
        ],
        Checksums = "",
    });

    private static BuildFacts Sums(BuildFacts facts) => facts with { Checksums = ChecksumFile.Text(facts.Files) };

    private BuildFacts With(PackRun run) => SoundFacts with { Runs = [.. SoundFacts.Runs.Where(other => other.Folder != run.Folder), run] };
}
