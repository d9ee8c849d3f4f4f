using System.Security;
using WorldForge.IO;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A project of a stranger: it references the packed libraries and nothing of the repository, and uses what they promise.</summary>
internal static class ConsumerProject
{
    /// <summary>The assembly that the project compiles to.</summary>
    public const string Assembly = "Consumer";

    /// <summary>What the program prints, line by line, when the packages work. The digest was computed with an independent tool.</summary>
    public const string Expected = """
        {"a":[1,true,null],"b":"x"}
        sha256:64156349ae56ec12c2431d0fc0bead67422a2e73b75e882a5853482b247aa396
        token=[redacted]
        """;

    private const string Program = """
        using WorldForge.Redaction;
        using WorldForge.Serialization;

        var value = StrictJson.Parse("{ \"b\": \"x\", \"a\": [1, true, null] }");
        Console.WriteLine(CanonicalJson.ToText(value));
        Console.WriteLine(CanonicalJson.Digest(value));
        Console.WriteLine(Redactor.Observable.Redact("token=abc123"));

        """;

    /// <summary>Writes the project.</summary>
    /// <param name="folder">An existing folder outside the repository.</param>
    /// <param name="libraries">The libraries to reference.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task WriteAsync(string folder, IEnumerable<ExpectedPackage> libraries, CancellationToken cancellationToken)
    {
        var references = libraries.Select(library => $"    <PackageReference Include=\"{SecurityElement.Escape(library.Id)}\" Version=\"[{SecurityElement.Escape(library.Version)}]\" />");
        var project = $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>

            """;
        await WriteAsync(folder, $"{Assembly}.csproj", project, cancellationToken).ConfigureAwait(false);
        await WriteAsync(folder, "Program.cs", Program, cancellationToken).ConfigureAwait(false);

        // Whatever lies above the folder must not reach in.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await WriteAsync(folder, name, "<Project />\n", cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync(string folder, string name, string text, CancellationToken cancellationToken) =>
        AtomicFile.WriteTextAsync(Path.Combine(folder, name), text.ReplaceLineEndings("\n"), cancellationToken);
}
