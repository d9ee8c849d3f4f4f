using WorldForge.Release.Gates.PackageContract;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Tests.Gates.PackageContract;

public sealed class PackageRulesTests
{
    [Fact]
    public void Every_packable_project_of_this_repository_has_rules()
    {
        var packable = Directory.GetFiles(Path.Combine(RepositoryUnderTest.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => SolutionProject.Read(RepositoryUnderTest.Root, Path.GetRelativePath(RepositoryUnderTest.Root, file)))
            .Where(project => project.IsPackable)
            .Select(project => project.Name);

        Assert.Subset(PackageRules.ById.Keys.ToHashSet(), packable.ToHashSet());
    }

    [Fact]
    public void The_library_takes_the_two_abstractions_and_polly_and_nothing_else() =>
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core"],
            PackageRules.ById["WorldForge"].Closure);

    [Fact]
    public void A_package_may_name_what_its_building_blocks_name() =>
        Assert.Contains("Polly.Core", PackageRules.ById["WorldForge.Tensors"].Closure);

    [Fact]
    public void The_tool_depends_on_nothing_and_never_carries_the_release_toolchain()
    {
        Assert.Empty(PackageRules.ById["WorldForge.Cli"].Closure);
        Assert.Contains("WorldForge.Release", PackageRules.ById["WorldForge.Cli"].ForbiddenAssemblies);
    }
}
