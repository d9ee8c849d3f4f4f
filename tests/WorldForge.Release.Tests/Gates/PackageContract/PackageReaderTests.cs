using System.Reflection;
using System.Text;
using WorldForge.Redaction;
using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Tests.Gates.PackageContract;

public sealed class PackageReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Reads_the_manifest_the_assembly_and_the_entries_of_a_library()
    {
        var package = await ReadAsync(
            "WorldForge.Release.0.1.0.nupkg",
            ("WorldForge.Release.nuspec", Text(PackageFixture.Manifest)),
            ("lib/net10.0/WorldForge.Release.dll", PackageFixture.Assembly),
            ("lib/net10.0/Stranger.dll", [1, 2, 3]),
            ("README.md", Text("words")));

        Assert.Null(package.Problem);
        Assert.Equal(PackageKind.Library, package.Kind);
        Assert.Equal(["README.md", "WorldForge.Release.nuspec", "lib/net10.0/Stranger.dll", "lib/net10.0/WorldForge.Release.dll"], package.Entries);
        Assert.Equal(("WorldForge.Release", "0.1.0", "MIT", "README.md", "0123"), (package.Metadata!.Id, package.Metadata.Version, package.Metadata.License, package.Metadata.Readme, package.Metadata.RepositoryCommit));
        Assert.Equal([new PackageDependency("YamlDotNet", "16.3.0", "net10.0")], package.Metadata.Dependencies);
        var expected = typeof(PackageReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(expected, Assert.Single(package.Assemblies).InformationalVersion);
    }

    [Fact]
    public async Task An_assembly_and_its_symbols_share_an_id()
    {
        var library = await ReadAsync("WorldForge.Release.0.1.0.nupkg", ("a.nuspec", Text(PackageFixture.Manifest)), ("lib/net10.0/WorldForge.Release.dll", PackageFixture.Assembly));
        var symbols = await ReadAsync("WorldForge.Release.0.1.0.snupkg", ("a.nuspec", Text(PackageFixture.Manifest)), ("lib/net10.0/WorldForge.Release.pdb", PackageFixture.Symbols));

        Assert.Equal(PackageKind.Symbols, symbols.Kind);
        Assert.Equal(40, library.Assemblies[0].SymbolId.Length);
        Assert.Equal(library.Assemblies[0].SymbolId, symbols.Symbols[0].Id);
        Assert.True(symbols.Symbols[0].DocumentCount > 50);
    }

    [Fact]
    public async Task A_compilation_that_is_not_mapped_shows_its_host_paths_without_repeating_them()
    {
        var symbols = await ReadAsync("WorldForge.Release.0.1.0.snupkg", ("a.nuspec", Text(PackageFixture.Manifest)), ("lib/net10.0/WorldForge.Release.pdb", PackageFixture.Symbols));
        Assert.SkipWhen(symbols.Symbols[0].UnmappedDocuments.Count == 0, "These tests were compiled with mapped paths.");

        Assert.DoesNotContain(symbols.Symbols[0].UnmappedDocuments, path => path.StartsWith(RepositoryUnderTest.Root, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_the_commands_of_a_tool()
    {
        var package = await ReadAsync(
            "WorldForge.Cli.0.1.0.nupkg",
            ("WorldForge.Cli.nuspec", Text(PackageFixture.ToolManifest)),
            ("tools/net10.0/any/DotnetToolSettings.xml", Text(PackageFixture.ToolSettings)));

        Assert.Equal(PackageKind.Tool, package.Kind);
        Assert.Equal([new ToolCommand("worldforge", "WorldForge.Cli.dll")], package.Commands);
        Assert.Equal("", package.Metadata!.License);
    }

    [Fact]
    public async Task A_package_without_a_manifest_says_so() =>
        Assert.Equal("There is no manifest.", (await ReadAsync("A.1.0.0.nupkg", ("README.md", Text("words")))).Problem);

    [Theory]
    [InlineData("a.nuspec", "<package/>")]
    [InlineData("a.nuspec", "no xml")]
    [InlineData("a.nuspec", "<!DOCTYPE x [<!ENTITY e \"boom\">]><package>&e;</package>")]
    [InlineData("lib/net10.0/WorldForge.Release.dll", "no assembly")]
    [InlineData("lib/net10.0/WorldForge.Release.pdb", "no symbols")]
    public async Task Broken_content_is_a_fact_and_not_a_crash(string entry, string content)
    {
        var package = await ReadAsync("A.1.0.0.nupkg", (entry, Text(content)));

        Assert.NotEmpty(package.Problem!);
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_a_fact()
    {
        var path = Path.Combine(_folder.FullName, "A.1.0.0.nupkg");
        await File.WriteAllTextAsync(path, "no archive", TestContext.Current.CancellationToken);

        Assert.NotEmpty((await Reader().ReadAsync(path, TestContext.Current.CancellationToken)).Problem!);
    }

    [Fact]
    public void A_folder_of_the_machine_is_found_as_utf8_and_utf16_and_only_as_a_whole()
    {
        var folders = new HostFolders([("repository", "/some/folder/"), ("short", "/root"), ("none", null)]);

        Assert.Equal(["repository"], folders.In(Text("x/some/folder/a.cs")));
        Assert.Equal(["repository"], folders.In(Encoding.Unicode.GetBytes("/some/folder/a.cs")));
        Assert.Empty(folders.In(Text("/some/folders/a.cs /root/x")));
    }

    [Theory]
    [InlineData("/_/src/A.cs", true)]
    [InlineData("/_1/src/A.cs", true)]
    [InlineData("/_x/src/A.cs", false)]
    [InlineData("/home/a/A.cs", false)]
    [InlineData("/_", false)]
    [InlineData("A.cs", false)]
    public void Only_mapped_roots_count_as_mapped(string path, bool mapped) => Assert.Equal(mapped, SymbolReader.IsMapped(path));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static PackageReader Reader()
    {
        var redactor = Redactor.Security.WithRoots(new HostRoots { Repository = RepositoryUnderTest.Root });
        return new PackageReader(
            new HashSet<string> { "WorldForge.Release" },
            new AssemblyReader(new HostFolders([("repository", RepositoryUnderTest.Root)]), redactor),
            new SymbolReader(redactor));
    }

    private async Task<InspectedPackage> ReadAsync(string name, params (string Entry, byte[] Bytes)[] entries)
    {
        var path = Path.Combine(_folder.FullName, name);
        PackageFixture.Write(path, entries);
        return await Reader().ReadAsync(path, TestContext.Current.CancellationToken);
    }
}
