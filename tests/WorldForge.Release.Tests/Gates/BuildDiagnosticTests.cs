using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

public sealed class BuildDiagnosticTests
{
    [Theory]
    [InlineData("/repo/src/A/B.cs(3,14): error CS1002: ; expected [/repo/src/A/A.csproj]", "error|CS1002|src/A/B.cs:3|; expected|src/A/A.csproj")]
    [InlineData("/repo/src/A/B.cs(3,14): warning CA1822: Mark it static (https://x.test/y) [/repo/src/A/A.csproj::TargetFramework=net10.0]", "warning|CA1822|src/A/B.cs:3|Mark it static (https://x.test/y)|src/A/A.csproj")]
    [InlineData("/repo/src/A/A.csproj : error NU1403: Package hash differs [/repo/WorldForge.sln]", "error|NU1403|src/A/A.csproj|Package hash differs|WorldForge.sln")]
    [InlineData("CSC : warning CS8002: no strong name [/repo/src/A/A.csproj]", "warning|CS8002|CSC|no strong name|src/A/A.csproj")]
    [InlineData("  /repo/a.cs(1,1): error WHITESPACE: Fix whitespace formatting. Insert '\\n'. [/repo/]", "error|WHITESPACE|a.cs:1|Fix whitespace formatting. Insert '\\n'. [/repo/]|")]
    [InlineData("MSBUILD : error : MSB4017 something broke", "error||MSBUILD|MSB4017 something broke|")]
    public void Reads_one_canonical_line(string line, string expected)
    {
        var item = Assert.Single(BuildDiagnostic.Parse(line, "/repo"));

        Assert.Equal(expected, $"{item.Severity}|{item.Code}|{item.Location}|{item.Message}|{item.Project}");
    }

    [Theory]
    [InlineData("Build succeeded.")]
    [InlineData("    0 Warning(s)")]
    [InlineData("an error occurred in the tests")]
    [InlineData("")]
    public void Leaves_other_lines_alone(string line) => Assert.Empty(BuildDiagnostic.Parse(line, "/repo"));

    [Fact]
    public void Says_each_thing_once_in_order_of_place()
    {
        const string Output = """
            /repo/b.cs(9,1): error CS1: z [/repo/p.csproj]
            /repo/a.cs(10,1): error CS1: z [/repo/p.csproj]
            /repo/a.cs(9,1): error CS1: z [/repo/p.csproj]
            /repo/b.cs(9,1): error CS1: z [/repo/p.csproj]
            """;

        Assert.Equal(["a.cs:9", "a.cs:10", "b.cs:9"], BuildDiagnostic.Parse(Output, "/repo").Select(item => item.Location));
    }
}
