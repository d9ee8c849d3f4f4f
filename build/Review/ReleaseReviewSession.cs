using System.Collections.Immutable;
using WorldForge;
using WorldForge.IO;
using WorldForge.Release;
using WorldForge.Release.Gates;
using WorldForge.Release.Git;
using WorldForge.Release.Profiles;
using WorldForge.Release.Reports;

namespace Build.Review;

/// <summary>The release review of one run: composed when the first task needs it, closed with the run.</summary>
public sealed class ReleaseReviewSession(BuildOptions options, ReleaseServices services, Progress.IGateProgress board)
{
    private const string DefaultProfile = "profiles/release.yml";

    private readonly GateRegistry _registry = GateRegistry.Default;
    private ReleaseProfile? _profile;
    private GateSession? _session;
    private ImmutableArray<string> _planned = [];
    private bool _evidencePlanned;
    private ImmutableArray<string> _written = [];
    private Verdict? _verdict;

    /// <summary>The gates of this run.</summary>
    public GateSession Session => _session ?? throw new InvalidOperationException("The review was not opened.");

    /// <summary>Reads the profile and checks every name before anything runs.</summary>
    /// <param name="tasks">The tasks of this run.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="BuildException">The repository or the profile cannot be read, or a gate name is unknown.</exception>
    public async Task OpenAsync(IReadOnlyCollection<string> tasks, CancellationToken cancellationToken)
    {
        var gates = _registry.Gates.Select(gate => gate.Definition).Where(gate => tasks.Contains(gate.Task, StringComparer.OrdinalIgnoreCase)).ToList();
        _evidencePlanned = tasks.Contains(nameof(Tasks.ReleaseEvidence), StringComparer.OrdinalIgnoreCase);
        if (gates.Count == 0 && !_evidencePlanned)
        {
            return;
        }

        try
        {
            _profile = ReadProfile();
            var selection = GateSelection.Skip(_registry, options.SkippedGates, options.SkipReason);
            _session = new GateSession(_registry, _profile, services, selection, new GateProgress(board));
        }
        catch (WorldForgeException exception)
        {
            throw new UsageException(exception);
        }

        await RequireRepositoryAsync(cancellationToken);
        _planned = [.. gates.Select(gate => gate.Name)];
        foreach (var gate in gates)
        {
            board.Planned(gate.Name, gate.Task);
        }

        foreach (var gate in _registry.Names.Except(_planned, StringComparer.Ordinal))
        {
            _session.Block(gate, "Not among the targets of this run.");
        }
    }

    /// <summary>Writes release evidence from what the gates have said so far.</summary>
    /// <exception cref="BuildException">A named input cannot be read, or a file cannot be written.</exception>
    public async Task WriteEvidenceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GatherAndWriteAsync(cancellationToken);
        }
        catch (WorldForgeException exception)
        {
            throw new BuildException(exception);
        }
    }

    /// <summary>Ends the review: partial evidence if the run did not get to it, the verdict, and the compiler server.</summary>
    /// <returns>The lines that end the output, and the exit code; null when no gate was planned.</returns>
    public async Task<(ImmutableArray<string> Lines, int ExitCode)?> CloseAsync(CancellationToken cancellationToken)
    {
        await services.Compiler.ShutdownAsync(cancellationToken);
        if (_session is null)
        {
            return null;
        }

        if (_evidencePlanned && _written.IsEmpty)
        {
            await WriteEvidenceAsync(cancellationToken);
        }

        var verdict = _verdict ?? Verdict.OfTargets([.. Session.Results.Where(result => _planned.Contains(result.Gate.Name))], options.Strict);
        return ([.. _written.Select(path => $"wrote {path}"), verdict.Line], verdict.ExitCode);
    }

    private async Task GatherAndWriteAsync(CancellationToken cancellationToken)
    {
        var evidence = new EvidenceOptions
        {
            Strict = options.Strict,
            ProfilePath = ProfilePath(),
            RunManifests = options.RunManifests,
            KnownLimitations = options.KnownLimitations,
        };
        var writer = new ReleaseEvidenceWriter(services, _profile!, evidence);
        var gathered = await writer.GatherAsync(Session.Results, Session.Bundle, cancellationToken);
        _verdict = gathered.Verdict;
        _written = await writer.WriteAsync(gathered, EvidenceBundleJson.Render(Session.Bundle, _registry), cancellationToken);
    }

    private ReleaseProfile ReadProfile()
    {
        var path = Path.GetFullPath(options.Profile ?? DefaultProfile, options.Profile is null ? services.Root : Environment.CurrentDirectory);
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no release profile '{options.Profile ?? DefaultProfile}'", "name an existing file with --profile, or restore profiles/release.yml");
        }

        return ReleaseProfileReader.Read(File.ReadAllText(path), HostPathDisplay.Display(path, services.Root), _registry, DateOnly.FromDateTime(services.Time.GetUtcNow().UtcDateTime));
    }

    private string ProfilePath() => options.Profile ?? DefaultProfile;

    private async Task RequireRepositoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new GitReader(services.Processes, services.Root).FilesAsync(cancellationToken);
        }
        catch (WorldForgeException exception)
        {
            throw new BuildException(exception);
        }
    }
}
