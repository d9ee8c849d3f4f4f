using WorldForge.Release.Repository;

namespace WorldForge.Release.Tests.Repository;

public sealed class ReferenceDirectionTests
{
    /// <summary>What each project may reference; a project that is not named here may reference nothing.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["build"] = ["WorldForge.Release"],
        ["WorldForge.Release"] = ["WorldForge"],
        ["WorldForge.Cli"] = ["WorldForge", "WorldForge.Providers", "WorldForge.Tensors"],
        ["WorldForge.Tensors"] = ["WorldForge", "WorldForge.Providers"],
        ["WorldForge.Providers"] = ["WorldForge"],
        ["WorldForge.Testing"] = ["WorldForge"],
        ["WorldForge.AspNetCore"] = ["WorldForge"],
        ["WorldForge.Rerun"] = ["WorldForge"],
        ["WorldForge.Release.Tests"] = ["WorldForge.Release", "WorldForge.Testing", "build"],
        ["WorldForge.Benchmarks"] = ["WorldForge", "WorldForge.Providers", "WorldForge.Tensors", "WorldForge.Release", "WorldForge.Testing", "build"],
    };

    public static TheoryData<string> Projects =>
    [
        .. Directory.EnumerateFiles(RepositoryUnderTest.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryUnderTest.Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string path)
    {
        var project = SolutionProject.Read(RepositoryUnderTest.Root, path);

        Assert.Empty(Forbidden(project));
    }

    [Theory]
    [InlineData("src/WorldForge", "WorldForge", "src/WorldForge.Release/WorldForge.Release.csproj")]
    [InlineData("src/WorldForge.Cli", "WorldForge.Cli", "src/WorldForge.Release/WorldForge.Release.csproj")]
    [InlineData("build", "build", "src/WorldForge.Cli/WorldForge.Cli.csproj")]
    [InlineData("tests/WorldForge.Tests", "WorldForge.Tests", "src/WorldForge.Release/WorldForge.Release.csproj")]
    public void A_forbidden_edge_is_noticed(string folder, string name, string reference)
    {
        var project = new SolutionProject { Path = $"{folder}/{name}.csproj", Name = name, Folder = folder, References = [reference], PackageDownloads = [], IsPackable = false };

        Assert.Equal([Path.GetFileNameWithoutExtension(reference)], Forbidden(project));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, "WorldForge.sln")).Replace('\\', '/');

        Assert.All(Projects, project => Assert.Contains($"\"{project.Data}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void The_top_level_holds_what_the_design_names_and_nothing_else()
    {
        string[] expected = ["CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "LICENSE", "README.md", "WorldForge.sln", "build", "build.ps1", "build.sh", "docs", "evidence", "profiles", "src", "tests"];
        string[] generated = ["dist", "BenchmarkDotNet.Artifacts"];

        var found = new DirectoryInfo(RepositoryUnderTest.Root).EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => !name.StartsWith('.'));

        Assert.Empty(found.Except(expected, StringComparer.Ordinal).Except(generated, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Forbidden(SolutionProject project)
    {
        var allowed = Allowed.TryGetValue(project.Name, out var named)
            ? named
            : project.IsTest
                ? [project.Name[..^".Tests".Length], "WorldForge.Testing"]
                : project.Path.StartsWith("src/Hosts/", StringComparison.Ordinal)
                    ? ["WorldForge", "WorldForge.Providers", "WorldForge.Tensors", "WorldForge.AspNetCore", "WorldForge.Rerun"]
                    : [];
        return project.References.Select(reference => Path.GetFileNameWithoutExtension(reference)!).Except(allowed, StringComparer.Ordinal);
    }
}
