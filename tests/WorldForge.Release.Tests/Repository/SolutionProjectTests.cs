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
}
