using WorldForge.Release.Gates.Sbom;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class SpdxLicenseTests
{
    [Theory]
    [InlineData("MIT")]
    [InlineData("MIT OR Apache-2.0")]
    [InlineData("(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [InlineData("MIT AND ((ISC))")]
    public void Accepts_expressions_of_reviewed_ids(string expression) => Assert.True(SpdxLicense.IsReviewed(expression));

    [Theory]
    [InlineData("")]
    [InlineData("mit")]
    [InlineData("GPL-3.0-only")]
    [InlineData("MIT OR GPL-3.0-only")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("MIT OR")]
    [InlineData("OR MIT")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("()")]
    [InlineData("Apache-2.0 WITH LLVM-exception")]
    public void Refuses_everything_else(string expression) => Assert.False(SpdxLicense.IsReviewed(expression));
}
