using System.Collections.Immutable;
using System.Security.Cryptography;
using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.DependencyAudit;
using WorldForge.Release.Repository;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Opens what was packed, what was compiled for it and what was restored, and takes the digests of the bytes. Nothing is run.</summary>
public sealed class SbomCollector : Collector<SbomFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<SbomFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        RemoveStale(context.Root);
        var build = await context.RequireAsync<BuildFacts>(cancellationToken).ConfigureAwait(false);
        if (build.Files.Count == 0)
        {
            throw CollectionException.Blocked("There are no packages to describe; see the Build gate.");
        }

        var packages = await PackagesAsync(context.Root, build, cancellationToken).ConfigureAwait(false);
        return new SbomFacts
        {
            Commit = build.Commit,
            Timestamp = build.Timestamp,
            Expected = build.Expected,
            Packages = packages,
            Compiled = await CompiledAsync(Path.Combine(context.Root, PackWorkspace.Objects), cancellationToken).ConfigureAwait(false),
            Components = await ComponentsAsync(context, CodeNames(packages), cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Whatever comes of this run, the document of an earlier one does not describe its packages.</summary>
    private static void RemoveStale(string root)
    {
        var document = Path.Combine(root, SbomDocument.Path);
        if (File.Exists(document))
        {
            File.Delete(document);
        }
    }

    private static async Task<IReadOnlyList<ShippedPackage>> PackagesAsync(string root, BuildFacts build, CancellationToken cancellationToken)
    {
        List<ShippedPackage> packages = [];
        foreach (var file in build.Files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(root, "dist", file.Name), cancellationToken).ConfigureAwait(false);
            var content = await PackageContent.ReadAsync(bytes, _ => true, cancellationToken).ConfigureAwait(false);
            packages.Add(new ShippedPackage
            {
                File = file.Name,
                Sha256 = Sha256Digest.Of(bytes).ToString(),
                Sha512 = Convert.ToHexStringLower(SHA512.HashData(bytes)),
                PackedSha256 = file.Sha256,
                Problem = content.Problem,
                Metadata = content.Metadata,
                Files = content.Files,
            });
        }

        return packages;
    }

    private static ImmutableHashSet<string> CodeNames(IEnumerable<ShippedPackage> packages) =>
        packages.SelectMany(package => package.Files).Where(file => file.IsCode).Select(file => file.Name()).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies below the packing's intermediate outputs; reference assemblies are no code and are left out.</summary>
    private static async Task<IReadOnlyList<HashedFile>> CompiledAsync(string objects, CancellationToken cancellationToken)
    {
        List<HashedFile> files = [];
        if (!Directory.Exists(objects))
        {
            return files;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(objects, "*.dll", options))
        {
            var entry = Path.GetRelativePath(objects, path).Replace('\\', '/');
            if (!entry.Contains("/ref/", StringComparison.Ordinal) && !entry.Contains("/refint/", StringComparison.Ordinal))
            {
                files.Add(HashedFileReader.Read(entry, await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)));
            }
        }

        return [.. files.OrderBy(file => file.Entry, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<LockedComponent>> ComponentsAsync(CollectContext context, ImmutableHashSet<string> shippedNames, CancellationToken cancellationToken)
    {
        var files = await RepositoryFiles.ListAsync(context, cancellationToken).ConfigureAwait(false);
        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        var locked = LockedDependencies.Read(context.Root, files, projects);
        var edges = LockGraph.Read(context.Root, files);
        var restored = new RestoredPackages(PackageFolder.Of(context.Services), shippedNames);
        List<LockedComponent> components = [];
        foreach (var group in locked.GroupBy(item => LockedComponent.KeyOf(item.Id, item.Version), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var first = group.OrderBy(item => item.Id, StringComparer.Ordinal).First();
            components.Add(new LockedComponent
            {
                Id = first.Id,
                Version = first.Version,
                Pins = [.. group.Select(item => new ComponentPin(item.Project, item.Kind, item.ContentHash)).Distinct()],
                Dependencies = [.. edges[group.Key].Order(StringComparer.Ordinal)],
                Restored = await restored.ReadAsync(first.Id, first.Version, cancellationToken).ConfigureAwait(false),
            });
        }

        return components;
    }
}
