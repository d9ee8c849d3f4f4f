using System.Collections.Immutable;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <content>The evidence with which the gate proves that it can say yes and no.</content>
public sealed partial class DependencyAuditGate
{
    /// <inheritdoc/>
    protected override GatePolicy SelfTestPolicy { get; } = new()
    {
        Today = new DateOnly(2026, 1, 31),
        Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add(AuditAnswer.OfflineAge, 30),
        Waivers = [new Waiver { Gate = "Dependency audit", Subject = "GHSA-waived", Reason = "test", Owner = "test", Expires = new DateOnly(2026, 1, 31) }],
    };

    /// <inheritdoc/>
    protected override DependencyAuditFacts SoundFacts { get; } = Facts(
        [Dependency("Sound.Package", "2.0.0"), Dependency("Waived.Package", "1.0.0")],
        [Advisory("GHSA-sound", "sound.package", "(, 2.0.0)"), Advisory("GHSA-waived", "waived.package", "[1.0.0, )")]);

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, DependencyAuditFacts Facts)> Faults =>
    [
        ("a version below the fixed one", Affected("(, 2.0.1)")),
        ("the last affected version of a closed range", Affected("[1.0.0, 2.0.0]")),
        ("the first affected version of a closed range", Affected("[2.0.0, 3.0.0)")),
        ("a range without bounds", Affected("(, )")),
        ("a range that cannot be read", Affected("below two")),
        ("a locked version that cannot be read", Facts([.. SoundFacts.Dependencies, Dependency("Odd.Package", "latest")], [.. SoundFacts.Advisories, Advisory("GHSA-odd", "odd.package", "(, 1.0.0)")])),
        ("an affected transitive package", Facts([.. SoundFacts.Dependencies, Dependency("Deep.Package", "1.0.0") with { Kind = "Transitive" }], [.. SoundFacts.Advisories, Advisory("GHSA-deep", "deep.package", "[1.0.0]")])),
        ("a finding although no source is complete", Affected("(, 2.0.1)") with { Sources = [] }),
        ("an advisory silenced in a project file", SoundFacts with { Suppressions = [new AuditSuppression("src/A/A.csproj", "GHSA-hidden")] }),
        ("a waiver that covers nothing", Facts([SoundFacts.Dependencies[0]], SoundFacts.Advisories)),
        ("an empty dependency set", Facts([], SoundFacts.Advisories)),
        ("a dependency set that was changed after it was recorded", SoundFacts with { Dependencies = [SoundFacts.Dependencies[1]] }),
    ];

    private static DependencyAuditFacts Facts(IReadOnlyList<LockedDependency> dependencies, IReadOnlyList<KnownAdvisory> advisories) => new()
    {
        Dependencies = dependencies,
        DependencySetSha256 = LockedDependencies.Digest(dependencies),
        Sources = [new AdvisorySource { Source = "feed:test", ProvidedData = true, Failed = false, Problem = "", AdvisoryCount = 2 }],
        Advisories = advisories,
        Suppressions = [],
        ToolVersions = ImmutableSortedDictionary<string, string>.Empty,
    };

    private static LockedDependency Dependency(string id, string version) => new()
    {
        Project = "src/A/packages.lock.json",
        Framework = "net10.0",
        Kind = "Direct",
        Id = id,
        Version = version,
        ContentHash = "hash",
    };

    private static KnownAdvisory Advisory(string id, string package, string range) => new()
    {
        Id = id,
        PackageId = package,
        AffectedRange = range,
        Severity = "high",
        Aliases = [],
        Url = "",
        Summary = "",
    };

    private DependencyAuditFacts Affected(string range) => Facts(SoundFacts.Dependencies, [.. SoundFacts.Advisories, Advisory("GHSA-fault", "sound.package", range)]);
}
