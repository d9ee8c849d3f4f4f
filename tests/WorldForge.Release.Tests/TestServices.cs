using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Release.Audit;
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

    private sealed class NoVulnerabilitySource : IVulnerabilitySource
    {
        public Task<IReadOnlyList<VulnerabilitySourceAnswer>> ReadAsync(IReadOnlyCollection<string> packageIds, string root, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<VulnerabilitySourceAnswer>>([]);
    }
}
