using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Lockfile;

/// <summary>The dependencies are the ones that were reviewed: every project is locked, and a locked restore agrees and changes nothing.</summary>
public sealed class LockfileGate : Gate<LockfileFacts>
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Lockfile",
        Order = 1,
        Task = "CheckLock",
        Command = "./build.sh --target CheckLock",
        TriageStep = "Refresh the lock files on purpose with 'dotnet restore --force-evaluate', review their diff, commit them and run the check again.",
        Evidence = [LockfileFacts.Type],
        Inputs = new GateInputs(["**/*.csproj", "**/packages.lock.json", "Directory.Packages.props"], ["dotnet", "git"], []),
    };

    /// <inheritdoc/>
    protected override LockfileFacts SoundFacts { get; } = new()
    {
        Projects = [new LockedProject { Project = "src/A/A.csproj", LockFile = "src/A/packages.lock.json", Before = Digest, After = Digest, Tracked = true }],
        Pins = [new PinnedPackage { Project = "build/build.csproj", Id = "Some.Tool", Version = "1.0.0", Expected = "hash", Actual = "hash" }],
        RestoreExitCode = 0,
        Errors = [],
        RestoredUnlocked = false,
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, LockfileFacts Facts)> Faults =>
    [
        ("a project without a lock file", SoundFacts with { Projects = [SoundFacts.Projects[0] with { Before = null }] }),
        ("a lock file that the restore rewrote", SoundFacts with { Projects = [SoundFacts.Projects[0] with { After = Digest.Replace('0', '1') }] }),
        ("a lock file that git does not track", SoundFacts with { Projects = [SoundFacts.Projects[0] with { Tracked = false }] }),
        ("a reference that the lock does not know", SoundFacts with { RestoreExitCode = 1, Errors = [new RestoreError("NU1004", "src/A/A.csproj", "changed")] }),
        ("a tampered content hash", SoundFacts with { RestoreExitCode = 1, Errors = [new RestoreError("NU1403", "src/A/A.csproj", "hash")] }),
        ("a downloaded package with another content hash", SoundFacts with { Pins = [SoundFacts.Pins[0] with { Actual = "other" }] }),
        ("a downloaded package without a pin", SoundFacts with { Pins = [SoundFacts.Pins[0] with { Expected = "" }] }),
        ("a restore that failed without naming an error", SoundFacts with { RestoreExitCode = 1 }),
        ("a repository without projects", SoundFacts with { Projects = [] }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(LockfileFacts facts, GatePolicy policy)
    {
        if (facts.Projects.Count == 0)
        {
            yield return new GateFinding { Subject = "projects", Message = "Expected at least one project; found none." };
        }

        foreach (var finding in facts.Projects.Select(Judge).Concat(facts.Pins.Select(Judge)).OfType<GateFinding>())
        {
            yield return finding;
        }

        foreach (var error in facts.Errors)
        {
            yield return new GateFinding { Subject = error.Project.Length > 0 ? error.Project : error.Code, Message = $"{error.Code}: {error.Message}" };
        }

        if (facts.RestoreExitCode != 0 && facts.Errors.Count == 0)
        {
            yield return new GateFinding { Subject = "restore", Message = $"The locked restore ended with exit status {facts.RestoreExitCode} and named no error." };
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(LockfileFacts facts) =>
        ImmutableSortedDictionary<string, double>.Empty.Add("projects", facts.Projects.Count).Add("pinned_downloads", facts.Pins.Count);

    private static GateFinding? Judge(LockedProject project) => project switch
    {
        { Before: null } => new GateFinding { Subject = project.Project, Location = project.LockFile, Message = "The project has no lock file." },
        { Tracked: false } => new GateFinding { Subject = project.Project, Location = project.LockFile, Message = "The lock file is not tracked by git." },
        _ when project.Before != project.After => new GateFinding { Subject = project.Project, Location = project.LockFile, Message = "The restore changed the lock file." },
        _ => null,
    };

    private static GateFinding? Judge(PinnedPackage pin) => pin switch
    {
        { Expected.Length: 0 } => new GateFinding { Subject = pin.Id, Location = pin.Project, Message = $"{pin.Id} {pin.Version} is downloaded without a pinned ContentHash." },
        { Actual: null } => new GateFinding { Subject = pin.Id, Location = pin.Project, Message = $"{pin.Id} {pin.Version} is not in the package folder after the restore." },
        _ when pin.Expected != pin.Actual => new GateFinding { Subject = pin.Id, Location = pin.Project, Message = $"{pin.Id} {pin.Version} has content hash {pin.Actual}, but {pin.Expected} is pinned." },
        _ => null,
    };
}
