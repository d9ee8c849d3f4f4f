using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class HtmlCodeTests
{
    [Theory]
    [InlineData("<td><code>runs/20260102T030406Z-00000001/reports/report.csv</code></td>")]
    [InlineData("<code>sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</code>")]
    public void Keeps_what_a_page_shows_in_its_code_element(string html) => Assert.Equal(html, Redactor.Security.Redact(html));

    [Theory]
    [InlineData("<code>password=hunter2</code>")]
    [InlineData("<code>ghp_0123456789abcdefghijABCDEFGHIJ012345</code>")]
    [InlineData("<code>/home/somebody/data.json</code>")]
    [InlineData("<token>hunter2</token>")]
    public void Masks_a_secret_in_it_all_the_same(string html) => Assert.NotEqual(html, Redactor.Security.Redact(html));
}
