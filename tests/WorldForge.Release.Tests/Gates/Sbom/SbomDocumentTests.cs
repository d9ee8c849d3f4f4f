using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.PackageContract;
using WorldForge.Release.Gates.Sbom;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class SbomDocumentTests
{
    [Fact]
    public void The_document_is_as_approved() => Approvals.Verify(ArtifactJson.ToText(SbomDocument.Of(SbomSamples.Sound)));

    [Fact]
    public void The_same_facts_give_the_same_bytes() =>
        Assert.Equal(ArtifactJson.ToText(SbomDocument.Of(SbomSamples.Sound)), ArtifactJson.ToText(SbomDocument.Of(SbomSamples.Sound with { Components = [.. SbomSamples.Sound.Components.Reverse()] })));

    [Fact]
    public void The_serial_number_is_a_uuid_that_changes_with_the_content()
    {
        var first = Text(SbomDocument.Of(SbomSamples.Sound), "serialNumber");
        var second = Text(SbomDocument.Of(SbomSamples.Sound with { Commit = "another" }), "serialNumber");

        Assert.Matches(@"\Aurn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\z", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void The_time_is_that_of_the_packages() =>
        Assert.Equal("2023-11-14T22:13:20+00:00", Text((JsonObject)SbomDocument.Of(SbomSamples.Sound)["metadata"], "timestamp"));

    [Fact]
    public void A_tool_depends_on_the_libraries_whose_assemblies_it_carries()
    {
        var library = SbomSamples.Sound.Packages[0];
        var tool = library with
        {
            File = "T.1.0.0.nupkg",
            Metadata = new PackageMetadata { Id = "T", Version = "1.0.0", License = "MIT", PackageTypes = ["DotnetTool"], RepositoryUrl = "https://example.test/source" },
        };
        var facts = SbomSamples.Sound with
        {
            Expected = [.. SbomSamples.Sound.Expected, new ExpectedPackage("src/T/T.csproj", "T", "1.0.0")],
            Packages = [.. SbomSamples.Sound.Packages, tool],
        };

        var document = SbomDocument.Of(facts);

        Assert.Equal(["pkg:nuget/A@1.0.0", "pkg:nuget/Deep@3.0.0"], DependsOn(document, "pkg:nuget/T@1.0.0"));
        var component = Components(document).Single(item => Text(item, "name") == "T");
        Assert.Equal("application", Text(component, "type"));
        Assert.Contains("https://example.test/source", component["externalReferences"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MIT", """{"license":{"acknowledgement":"declared","id":"MIT"}}""")]
    [InlineData("MIT OR Apache-2.0", """{"acknowledgement":"declared","expression":"MIT OR Apache-2.0"}""")]
    [InlineData("Own-1.0", """{"license":{"acknowledgement":"declared","name":"Own-1.0"}}""")]
    [InlineData("", """{"license":{"acknowledgement":"declared","name":"NOASSERTION"}}""")]
    public void A_license_is_an_id_an_expression_or_a_name(string expression, string json)
    {
        var analyzer = SbomSamples.Sound.Components[2];
        var facts = SbomSamples.Sound with { Components = [.. SbomSamples.Sound.Components.Take(2), analyzer with { Restored = analyzer.Restored! with { License = expression } }] };

        var component = Components(SbomDocument.Of(facts)).Single(item => Text(item, "name") == "Analyzer");

        Assert.Equal($"[{json}]", component["licenses"].ToString());
        Assert.Equal("excluded", Text(component, "scope"));
    }

    private static IEnumerable<JsonObject> Components(JsonObject document) => ((JsonList)document["components"]).Cast<JsonObject>();

    private static IEnumerable<string> DependsOn(JsonObject document, string reference) =>
        ((JsonList)((JsonList)document["dependencies"]).Cast<JsonObject>().Single(row => Text(row, "ref") == reference)["dependsOn"]).Cast<JsonText>().Select(text => text.Value);

    private static string Text(JsonObject parent, string key) => ((JsonText)parent[key]).Value;
}
