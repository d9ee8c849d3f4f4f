using WorldForge.Release.Gates.Sbom;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates.Sbom;

/// <summary>Our document before the judge that the authors of the format publish, and the judge before documents that are wrong.</summary>
public sealed class OfficialValidatorTests(OfficialValidator validator) : IClassFixture<OfficialValidator>
{
    [Fact]
    public async Task The_document_is_valid_by_the_official_schema()
    {
        Assert.SkipWhen(validator.Missing is not null, validator.Missing ?? "");
        var analyzer = SbomSamples.Sound.Components[2];
        var facts = SbomSamples.Sound with
        {
            Components =
            [
                .. SbomSamples.Sound.Components,
                .. SpdxLicense.Reviewed.Append("MIT OR Apache-2.0").Append("Own-1.0").Append("").Select((license, index) => analyzer with
                {
                    Id = $"Licensed.{index}",
                    Restored = analyzer.Restored! with { License = license, RepositoryUrl = "https://example.test/source" },
                }),
                analyzer with { Id = "Absent", Restored = null },
            ],
        };

        Assert.Equal("valid", await validator.ValidateAsync(ArtifactJson.ToText(SbomDocument.Of(facts))));
    }

    [Theory]
    [InlineData("\"id\": \"MIT\"", "\"id\": \"No-Such-License\"")]
    [InlineData("\"alg\": \"SHA-512\"", "\"alg\": \"SHA-0\"")]
    [InlineData("\"serialNumber\": \"urn:uuid:", "\"serialNumber\": \"urn:")]
    [InlineData("\"scope\": \"excluded\"", "\"scope\": \"forgotten\"")]
    public async Task The_validator_says_no_to_a_broken_document(string text, string replacement)
    {
        Assert.SkipWhen(validator.Missing is not null, validator.Missing ?? "");
        var document = ArtifactJson.ToText(SbomDocument.Of(SbomSamples.Sound));
        Assert.Contains(text, document, StringComparison.Ordinal);

        Assert.StartsWith("invalid", await validator.ValidateAsync(document.Replace(text, replacement, StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
