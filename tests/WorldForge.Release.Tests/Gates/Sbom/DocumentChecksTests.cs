using WorldForge.Release.Gates.Sbom;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class DocumentChecksTests
{
    private static readonly string Sound = CanonicalJson.ToText(SbomDocument.Of(SbomSamples.Sound));

    public static TheoryData<string, string, string> Faults => new()
    {
        { "\"specVersion\":\"1.6\"", "\"specVersion\":\"1.4\"", "Expected a CycloneDX document" },
        { "\"timestamp\":", "\"time\":", "no time stamp" },
        { "\"bom-ref\":\"pkg:nuget/Analyzer@4.0.0\"", "\"bom-ref\":\"pkg:nuget/Deep@3.0.0\"", "2 components have this reference" },
        { "\"bom-ref\":\"pkg:nuget/Analyzer@4.0.0\"", "\"other\":\"\"", "has no reference" },
        { "\"dependsOn\":[\"pkg:nuget/Deep@3.0.0\"]", "\"dependsOn\":[\"pkg:nuget/Gone@3.0.0\"]", "does not resolve" },
        { "\"dependsOn\":[\"pkg:nuget/Deep@3.0.0\",\"pkg:nuget/Direct@2.0.0\"]", "\"dependsOn\":[\"pkg:nuget/Deep@3.0.0\"]", "contradicts the dependencies" },
        { "\"dependsOn\":[\"pkg:nuget/Deep@3.0.0\"]", "\"dependsOn\":[\"pkg:nuget/Deep@3.0.0\",\"pkg:nuget/Direct@2.0.0\"]", "depends on itself" },
        { "\"ref\":\"pkg:nuget/Analyzer@4.0.0\"", "\"ref\":\"pkg:nuget/Gone@4.0.0\"", "not listed" },
        { "\"ref\":\"pkg:nuget/Analyzer@4.0.0\"", "\"ref\":\"pkg:nuget/Gone@4.0.0\"", "are not stated" },
        { "\"ref\":\"pkg:nuget/Analyzer@4.0.0\"", "\"ref\":\"pkg:nuget/Deep@3.0.0\"", "stated more than once" },
        { "\"purl\":\"pkg:nuget/Deep@3.0.0\"", "\"purl\":\"pkg:nuget/Deep@3.0.1\"", "does not name this package" },
        { "\"purl\":\"pkg:nuget/Deep@3.0.0\"", "\"purl\":\"pkg:npm/Deep@3.0.0\"", "does not name this package" },
        { new string('a', 64), new string('A', 64), "no SHA-256" },
        { "\"alg\":\"SHA-512\"", "\"alg\":\"MD5\"", "no MD5" },
        { "\"scope\":\"excluded\"", "\"scope\":\"required\"", "contradicts the dependencies" },
        { "\"name\":\"Deep\"", "\"name\":\"Deeper\"", "serial number does not follow" },
    };

    [Fact]
    public void A_document_of_sound_facts_has_nothing_against_it() => Assert.Empty(DocumentChecks.Of(SbomDocument.Of(SbomSamples.Sound)));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_in_a_document_is_found(string text, string replacement, string message)
    {
        Assert.Contains(text, Sound, StringComparison.Ordinal);

        var document = (JsonObject)StrictJson.Parse(Sound.Replace(text, replacement, StringComparison.Ordinal));

        Assert.Contains(DocumentChecks.Of(document), finding => finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hashes", "has no hash")]
    [InlineData("licenses", "states no license")]
    public void A_component_without_hash_or_license_is_found(string field, string message)
    {
        var document = SbomDocument.Of(SbomSamples.Sound);
        var components = JsonList.Create(((JsonList)document["components"]).Cast<JsonObject>().Select(component => (JsonValue)component.Without(field)));

        Assert.Contains(DocumentChecks.Of(document.With("components", components)), finding => finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_document_is_full_of_findings_and_no_exception() => Assert.NotEmpty(DocumentChecks.Of(JsonObject.Empty));
}
