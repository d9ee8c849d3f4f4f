using WorldForge.Scaffolding;

namespace WorldForge.Tests.Scaffolding;

public sealed class ScaffoldNamesTests
{
    [Theory]
    [InlineData("Acme Drive", "acme-drive", "acme_drive", "AcmeDrive")]
    [InlineData("acmeDrive", "acme-drive", "acme_drive", "AcmeDrive")]
    [InlineData("HTTPServer2", "http-server2", "http_server2", "HttpServer2")]
    [InlineData("V2Model", "v2-model", "v2_model", "V2Model")]
    [InlineData("  acme__drive--x ", "acme-drive-x", "acme_drive_x", "AcmeDriveX")]
    [InlineData("A", "a", "a", "A")]
    [InlineData("caf\u00e9 net", "caf-net", "caf_net", "CafNet")]
    public void Takes_any_spelling_apart(string name, string slug, string snake, string pascal)
    {
        ScaffoldNames names = ScaffoldNames.Parse(name);

        Assert.Equal((slug, snake, pascal), (names.Slug, names.Snake, names.Pascal));
        Assert.Equal(names, ScaffoldNames.Parse(slug));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("2fast")]
    [InlineData("\u00e9")]
    [InlineData("class")]
    [InlineData("System")]
    [InlineData("WorldForge")]
    [InlineData("Worldforge")]
    public void Refuses_what_is_no_name_or_hides_one(string name)
    {
        Assert.Throws<WorldForgeException>(() => ScaffoldNames.Parse(name));
    }
}
