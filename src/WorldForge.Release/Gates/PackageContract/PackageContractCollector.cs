using WorldForge.Release.Gates.Build;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Reads the packages of <c>dist/</c>, and meanwhile installs the tool and builds a consumer in a world of their own.</summary>
public sealed class PackageContractCollector : Collector<PackageContractFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<PackageContractFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var build = await context.RequireAsync<BuildFacts>(cancellationToken).ConfigureAwait(false);
        if (build.Files.Count == 0)
        {
            throw CollectionException.Blocked("There are no packages to examine; see the Build gate.");
        }

        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        var tool = build.Expected.FirstOrDefault(package => Kind(package) == PackageKind.Tool);
        using var scratch = ScratchFolder.Create(context.Services.TemporaryFolder, "package-contract");
        var installation = new ToolInstallation(context.Branch(), scratch.Folder("tool"));
        var consumer = new ConsumerBuild(context.Branch(), installation, scratch.Folder("consumer"));
        var tools = tool is null ? Task.FromResult<IReadOnlyList<SmokeRun>>([]) : installation.RunAsync(tool, cancellationToken);
        var consumers = consumer.RunAsync(
            build.Expected.Where(package => Kind(package) == PackageKind.Library),
            Path.Combine(context.Root, PackWorkspace.Objects),
            cancellationToken);
        var packages = await ReadAsync(context, build, projects.Where(project => project.IsSource).Select(project => project.Name).ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(tools, consumers).ConfigureAwait(false);
        return new PackageContractFacts
        {
            Commit = build.Commit,
            OriginHost = build.OriginHost,
            Expected = build.Expected,
            Files = build.Files,
            Packages = packages,
            ToolRuns = await tools.ConfigureAwait(false),
            ConsumerRuns = await consumers.ConfigureAwait(false),
        };
    }

    private static PackageKind? Kind(ExpectedPackage package) => PackageRules.ById.TryGetValue(package.Id, out var rules) ? rules.Kind : null;

    private static async Task<IReadOnlyList<InspectedPackage>> ReadAsync(CollectContext context, BuildFacts build, IReadOnlySet<string> ownAssemblies, CancellationToken cancellationToken)
    {
        var redactor = context.Services.Redactor;
        var home = context.Services.Environment.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        var reader = new PackageReader(ownAssemblies, new AssemblyReader(new HostFolders([("repository", context.Root), ("home", home)]), redactor), new SymbolReader(redactor));
        List<InspectedPackage> packages = [];
        foreach (var file in build.Files)
        {
            packages.Add(await reader.ReadAsync(Path.Combine(context.Root, "dist", file.Name), cancellationToken).ConfigureAwait(false));
        }

        return packages;
    }
}
