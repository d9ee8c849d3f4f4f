using System.Collections;
using System.Collections.Immutable;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using WorldForge.IO;
using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Release;

namespace Build.Review;

/// <summary>Composes the release review out of the real seams.</summary>
public static class ReviewServices
{
    public static CakeHost UseReleaseReview(this CakeHost host, string root) => host
        .ConfigureServices(services => services
            .AddSingleton(provider => Compose(root, provider.GetRequiredService<BuildOptions>()))
            .AddSingleton<ReleaseReviewSession>())
        .UseContext<ReviewContext>()
        .UseLifetime<ReviewLifetime>();

    private static ReleaseServices Compose(string root, BuildOptions options)
    {
        var real = RealPath.Resolve(root);
        return new ReleaseServices
        {
            Root = real,
            Processes = new ProcessRunner(TimeProvider.System),
            Time = TimeProvider.System,
            Redactor = Redactor.Security.WithRoots(HostRoots.OfThisMachine(real)),
            Vulnerabilities = new Audit.NuGetVulnerabilitySource(TimeProvider.System, Audit.NuGetVulnerabilitySource.DefaultLimit),
            Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .ToImmutableDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
            TemporaryFolder = Path.GetTempPath(),
            AdvisoryDatabase = options.AdvisoryDatabase is { } folder ? Path.GetFullPath(folder) : null,
        };
    }
}
