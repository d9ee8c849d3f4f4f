using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Tests.Redaction;

public sealed class SecretDetectorTests
{
    private static readonly HostRoots Machine = new() { Repository = "/place/repo", Home = "/people/ada", Temp = "/scratchpad", UserName = "ada" };

    [Theory]
    [InlineData("token=abc", true, true)]
    [InlineData("see https://u:p@h.test/", true, true)]
    [InlineData("https://h.test/a?sig=abc", true, true)]
    [InlineData("https://h.test/a?page=2", false, false)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", true, true)]
    [InlineData("the api_key is not set", false, true)]
    [InlineData("Passwords are never stored", false, true)]
    [InlineData("token=[redacted]", false, true)]
    [InlineData("cost 0.25 at horizon 5", false, false)]
    [InlineData("/home/ada/x", false, false)]
    public void Tells_secrets_and_mere_mentions_apart(string text, bool holds, bool mentions)
    {
        Assert.Equal(holds, SecretDetector.HoldsSecret(text));
        Assert.Equal(mentions, SecretDetector.MentionsSecret(text));
    }

    [Theory]
    [InlineData("/Users/x/y", true)]
    [InlineData("file:///tmp/x", true)]
    [InlineData("C:\\x\\y", true)]
    [InlineData("\\\\server\\share\\x", true)]
    [InlineData("in /place/repo/src/A.cs", true)]
    [InlineData("in /people/ada/x", true)]
    [InlineData("in src/ada/x", true)]
    [InlineData("in src/A.cs", false)]
    [InlineData("<host-local-path>/x", false)]
    [InlineData("https://h.test/tmp/x", false)]
    [InlineData("token=abc", false)]
    public void Tells_host_paths(string text, bool expected) => Assert.Equal(expected, SecretDetector.HoldsHostPath(text, Machine));

    [Fact]
    public void A_token_longer_than_a_window_counts_as_a_secret() => Assert.True(SecretDetector.HoldsSecret(new string('a', 200_000)));

    [Theory]
    [InlineData("""{"a":["https://h.test/x?token=1"]}""", true)]
    [InlineData("""{"a":{"see http://h.test/x?b=1&sig=2, then":1}}""", true)]
    [InlineData("""["HTTPS://h.test/x?api_key=1#f"]""", true)]
    [InlineData("""["https://h.test/x?X-Amz-Signature=1"]""", true)]
    [InlineData("""["https://h.test/x?key=1"]""", true)]
    [InlineData("""["https://h.test/x?page=1", 3, null, true, "ftp://h/x?token=1", "https://h.test/token=1"]""", false)]
    public void Tells_signed_urls_in_json(string json, bool expected) =>
        Assert.Equal(expected, SecretDetector.HoldsSignedUrl(StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(json))));
}
