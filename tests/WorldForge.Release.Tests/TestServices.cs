using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Release.Audit;
using WorldForge.Release.Gates;
using WorldForge.Testing;

namespace WorldForge.Release.Tests;

/// <summary>Release services with good defaults: no real time, no real process, no advisory.</summary>
internal static class TestServices
{
    public static ReleaseServices With(
        string root = "/repo",
        TimeProvider? time = null,
        IProcessRunner? processes = null,
        IVulnerabilitySource? vulnerabilities = null,
        string? advisoryDatabase = null) => new()
        {
            Root = root,
            Processes = processes ?? new ScriptedProcessRunner(),
            Time = time ?? new ManualTimeProvider(),
            Redactor = Redactor.Security,
            Vulnerabilities = vulnerabilities ?? new NoVulnerabilitySource(),
            Environment = ImmutableDictionary<string, string>.Empty,
            TemporaryFolder = Path.GetTempPath(),
            AdvisoryDatabase = advisoryDatabase,
        };

    /// <summary>A context whose other collections are the given facts, by type.</summary>
    public static CollectContext Context(string root, IProcessRunner processes, params (string Type, object? Facts)[] others) =>
        Context(With(root, processes: processes), others);

    /// <summary>The same over given services.</summary>
    public static CollectContext Context(ReleaseServices services, params (string Type, object? Facts)[] others) => new(
        services,
        new GatePolicy(),
        (type, _) => Task.FromResult(Item(type, others.FirstOrDefault(other => other.Type == type).Facts)));

    /// <summary>A collected item; blocked when there are no facts.</summary>
    public static EvidenceItem Item(string type, object? facts) => new()
    {
        Type = type,
        Outcome = facts is null ? CollectionOutcome.Blocked : CollectionOutcome.Collected,
        Reason = facts is null ? "nothing was planted" : "",
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
        Facts = facts,
    };

    private sealed class NoVulnerabilitySource : IVulnerabilitySource
    {
        public Task<IReadOnlyList<VulnerabilitySourceAnswer>> ReadAsync(IReadOnlyCollection<string> packageIds, string root, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<VulnerabilitySourceAnswer>>([]);
    }
}
