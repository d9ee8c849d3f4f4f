using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Release.Audit;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>Reads the locked dependencies and asks every advisory source about them.</summary>
public sealed class DependencyAuditCollector : Collector<DependencyAuditFacts>
{
    private const int SummaryLimit = 500;

    /// <inheritdoc/>
    public override async ValueTask<DependencyAuditFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var files = await RepositoryFiles.ListAsync(context, cancellationToken).ConfigureAwait(false);
        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        var dependencies = LockedDependencies.Read(context.Root, files, projects);
        var answers = await AskAsync(context, [.. dependencies.Select(dependency => dependency.Id.ToLowerInvariant()).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return new DependencyAuditFacts
        {
            Dependencies = dependencies,
            DependencySetSha256 = LockedDependencies.Digest(dependencies),
            Sources = [.. answers.Select(answer => Source(context, answer))],
            Advisories =
            [
                .. answers.SelectMany(answer => answer.Advisories)
                    .Select(advisory => Known(context, advisory))
                    .DistinctBy(advisory => (advisory.PackageId, advisory.Id, advisory.AffectedRange))
                    .OrderBy(advisory => advisory.PackageId, StringComparer.Ordinal)
                    .ThenBy(advisory => advisory.Id, StringComparer.Ordinal)
                    .ThenBy(advisory => advisory.AffectedRange, StringComparer.Ordinal),
            ],
            Suppressions = SuppressionScan.Read(context.Root, files),
            ToolVersions = ImmutableSortedDictionary<string, string>.Empty
                .Add("dotnet", await VersionAsync(context, ["--version"], cancellationToken).ConfigureAwait(false))
                .Add("nuget", await VersionAsync(context, ["nuget", "--version"], cancellationToken).ConfigureAwait(false)),
        };
    }

    private static async Task<IReadOnlyList<VulnerabilitySourceAnswer>> AskAsync(CollectContext context, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var answers = await context.Services.Vulnerabilities.ReadAsync(ids, context.Root, cancellationToken).ConfigureAwait(false);
        if (context.Services.AdvisoryDatabase is not { } database)
        {
            return answers;
        }

        return [.. answers, .. await new OfflineAdvisoryDatabase(database).ReadAsync(ids, context.Root, cancellationToken).ConfigureAwait(false)];
    }

    private static async Task<string> VersionAsync(CollectContext context, ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        var result = await context.RunAsync(
            new ProcessRequest { FileName = context.Services.DotnetPath, Arguments = arguments, WorkingDirectory = context.Root },
            cancellationToken).ConfigureAwait(false);
        return result.StartError is not null
            ? "unavailable"
            : result.StandardOutput.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "unknown";
    }

    private static AdvisorySource Source(CollectContext context, VulnerabilitySourceAnswer answer) => new()
    {
        Source = answer.Source,
        ProvidedData = answer.ProvidedData,
        Failed = answer.Failed,
        Problem = context.Services.Redactor.Redact(answer.Problem),
        DataDate = answer.DataDate,
        Sha256 = answer.Digest,
        AdvisoryCount = answer.AdvisoryCount,
    };

    private static KnownAdvisory Known(CollectContext context, Advisory advisory)
    {
        var summary = context.Services.Redactor.Redact(advisory.Summary);
        return new KnownAdvisory
        {
            Id = advisory.Id,
            PackageId = advisory.PackageId.ToLowerInvariant(),
            AffectedRange = advisory.AffectedRange,
            Severity = advisory.Severity,
            Aliases = [.. advisory.Aliases],
            Url = context.Services.Redactor.Redact(advisory.Url),
            Summary = summary.Length > SummaryLimit ? summary[..SummaryLimit].TrimEnd() : summary,
        };
    }
}
