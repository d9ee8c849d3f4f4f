using System.Globalization;
using System.Security;
using System.Text;
using WorldForge.IO;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Build;

/// <summary>
/// The folder <c>.artifacts/pack/</c> of one checkout: its own outputs, a solution of the packable projects only, and copies of
/// the lock files, so that packing neither disturbs a build that runs at the same time nor rewrites a file under review.
/// </summary>
internal sealed class PackWorkspace
{
    private const string Folder = ".artifacts/pack";
    /// <summary>The restore results and intermediate outputs of the packed projects, relative to the root.</summary>
    public const string Objects = $"{Folder}/obj";

    private const string EarlyProperties = "early.props";
    private const string Solution = "packages.slnx";

    /// <summary>ZIP knows no time before this; it is used when there is no commit to take the time from.</summary>
    private const long Earliest = 315_532_800;

    private readonly string _root;
    private readonly string _folder;

    private PackWorkspace(string root)
    {
        _root = root;
        _folder = Path.Combine(root, Folder);
    }

    /// <summary>Where the packages come out.</summary>
    public string Output => Path.Combine(_folder, "out");

    /// <summary>A folder beside the output, on the same file system.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    /// <summary>The time stamp of packages made from a commit of this time.</summary>
    public static long Timestamp(long commitTime) => Math.Max(commitTime, Earliest);

    /// <summary>Clears the folder and writes what a pack needs.</summary>
    /// <param name="root">The checkout to pack.</param>
    /// <param name="projects">The packable projects.</param>
    /// <param name="hasCommit">Without a commit the SDK knows no source root; one is stated, so that no host path can leak.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<PackWorkspace> PrepareAsync(string root, IReadOnlyList<SolutionProject> projects, bool hasCommit, CancellationToken cancellationToken)
    {
        var workspace = new PackWorkspace(root);
        ScratchFolder.Delete(workspace._folder);
        var locks = Directory.CreateDirectory(Path.Combine(workspace._folder, "locks")).FullName;
        foreach (var project in projects)
        {
            var original = Path.Combine(root, project.Folder, "packages.lock.json");
            if (File.Exists(original))
            {
                File.Copy(original, Path.Combine(locks, $"{project.Name}.lock.json"));
            }
        }

        await AtomicFile.WriteTextAsync(workspace.Beside(Solution), SolutionText(projects), cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteTextAsync(workspace.Beside(EarlyProperties), PropertiesText(hasCommit), cancellationToken).ConfigureAwait(false);
        return workspace;
    }

    /// <summary>The arguments of <c>dotnet</c>.</summary>
    public IEnumerable<string> Arguments(IEnumerable<string> compiler) =>
    [
        "pack", Path.Combine(_folder, Solution), "-c", "Release", "-o", Output, "--nologo", "-v", "quiet", "-clp:NoSummary",
        $"-p:ArtifactsPath={_folder}/",
        $"-p:CustomBeforeMicrosoftCommonProps={Path.Combine(_folder, EarlyProperties)}",
        "-p:ContinuousIntegrationBuild=true", "-p:RestoreLockedMode=false", "-p:NuGetAudit=false",
        "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false",
        .. compiler,
    ];

    /// <summary>The environment of the pack: with a fixed time the archive's bytes depend on its content alone.</summary>
    public static IReadOnlyDictionary<string, string?> Environment(long timestamp) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["SOURCE_DATE_EPOCH"] = timestamp.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The errors in the output of a pack, relative to the checkout that was packed.</summary>
    public IReadOnlyList<BuildDiagnostic> Errors(string output) => [.. BuildDiagnostic.Parse(output, _root).Where(item => item.Severity == "error")];

    private static string SolutionText(IReadOnlyList<SolutionProject> projects)
    {
        var text = new StringBuilder("<Solution>\n");
        foreach (var project in projects)
        {
            text.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"../../{SecurityElement.Escape(project.Path)}\" />\n");
        }

        return text.Append("</Solution>\n").ToString();
    }

    private static string PropertiesText(bool hasCommit) => $"""
        <Project>
          <PropertyGroup>
            <NuGetLockFilePath>$(MSBuildThisFileDirectory)locks/$(MSBuildProjectName).lock.json</NuGetLockFilePath>
          </PropertyGroup>{(hasCommit ? "" : "\n  <ItemGroup>\n    <SourceRoot Include=\"$(MSBuildThisFileDirectory)../../\" />\n  </ItemGroup>")}
        </Project>

        """.ReplaceLineEndings("\n");
}
