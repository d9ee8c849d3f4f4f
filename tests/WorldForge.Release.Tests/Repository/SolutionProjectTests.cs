using WorldForge.Release.Repository;

namespace WorldForge.Release.Tests.Repository;

public sealed class SolutionProjectTests
{
    [Fact]
    public async Task Reads_references_downloads_and_what_the_project_says_of_itself()
    {
        using var repository = await TemporaryRepository.CreateAsync(("src/A/A.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><IsPackable>true</IsPackable><V>1.2.3</V></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\B\B.csproj" />
                <ProjectReference Include="./C/C.csproj" />
                <PackageDownload Include="Tool" Version="[$(V)]" ContentHash="h==" />
                <PackageDownload Include="Other" Version="[2.0.0]" />
              </ItemGroup>
            </Project>
            """));

        var project = SolutionProject.Read(repository.Root, "src/A/A.csproj");

        Assert.Equal(("A", "src/A", true, true, false), (project.Name, project.Folder, project.IsPackable, project.IsSource, project.IsTest));
        Assert.Equal(["src/B/B.csproj", "src/A/C/C.csproj"], project.References);
        Assert.Equal([new PackagePin("Tool", "1.2.3", "h=="), new PackagePin("Other", "2.0.0", "")], project.PackageDownloads);
    }

    [Fact]
    public async Task A_file_that_is_not_xml_is_named()
    {
        using var repository = await TemporaryRepository.CreateAsync(("A.csproj", "<Project>"));

        var error = Assert.Throws<InvalidDataException>(() => SolutionProject.Read(repository.Root, "A.csproj"));

        Assert.StartsWith("A.csproj", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_what_the_project_imports_by_a_plain_path()
    {
        using var repository = await TemporaryRepository.CreateAsync(
            ("build/build.csproj", "<Project><Import Project=\"Tool.props\" /><Import Project=\"$(Elsewhere)/x.props\" /><Import Project=\"missing.props\" /></Project>"),
            ("build/Tool.props", "<Project><ItemGroup><PackageDownload Include=\"Tool\" Version=\"[1.0.0]\" ContentHash=\"h==\" /></ItemGroup></Project>"));

        Assert.Equal([new PackagePin("Tool", "1.0.0", "h==")], SolutionProject.Read(repository.Root, "build/build.csproj").PackageDownloads);
    }

    [Fact]
    public void The_engine_that_this_repository_downloads_is_pinned() =>
        Assert.All(SolutionProject.Read(RepositoryUnderTest.Root, "build/build.csproj").PackageDownloads, pin => Assert.NotEmpty(pin.ContentHash));
}
