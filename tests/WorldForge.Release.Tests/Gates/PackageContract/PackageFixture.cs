using System.IO.Compression;

namespace WorldForge.Release.Tests.Gates.PackageContract;

/// <summary>Packages made by hand around the assemblies of this test run.</summary>
internal static class PackageFixture
{
    public const string Manifest = """
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>WorldForge.Release</id>
            <version>0.1.0</version>
            <license type="expression">MIT</license>
            <readme>README.md</readme>
            <description>Words.</description>
            <repository type="git" url="https://example.test/repository" commit="0123" />
            <dependencies>
              <group targetFramework="net10.0">
                <dependency id="YamlDotNet" version="16.3.0" exclude="Build,Analyzers" />
              </group>
            </dependencies>
          </metadata>
        </package>
        """;

    public const string ToolManifest = """
        <package><metadata><id>WorldForge.Cli</id><version>0.1.0</version><license type="file">LICENSE</license>
        <packageTypes><packageType name="DotnetTool" /></packageTypes></metadata></package>
        """;

    public const string ToolSettings = """
        <DotNetCliTool Version="1"><Commands><Command Name="worldforge" EntryPoint="WorldForge.Cli.dll" Runner="dotnet" /></Commands></DotNetCliTool>
        """;

    public static byte[] Assembly { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "WorldForge.Release.dll"));

    public static byte[] Symbols { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "WorldForge.Release.pdb"));

    public static void Write(string path, params (string Entry, byte[] Bytes)[] entries)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, bytes) in entries)
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(bytes);
        }
    }
}
