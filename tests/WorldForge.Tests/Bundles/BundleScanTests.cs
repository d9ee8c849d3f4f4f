using System.Text;
using WorldForge.Bundles;
using WorldForge.Redaction;

namespace WorldForge.Tests.Bundles;

public sealed class BundleScanTests
{
    private const string Secret = "secret-like material detected";
    private const string HostPath = "host-local path detected";
    private const string NotFinite = "JSON artifacts may contain only finite JSON values";

    private static readonly BundleScan Scan = new(HostRoots.None with { UserName = "ada.lovelace" });

    [Theory]
    [InlineData("clip.mp4", "unsupported artifact suffix '.mp4'")]
    [InlineData("LICENSE", "unsupported artifact suffix '<none>'")]
    [InlineData("report.json.exe", "unsupported artifact suffix '.exe'")]
    public void Looks_at_the_suffix_first(string name, string reason) => Assert.Equal(reason, Judge(name, "password: hunter2").Reason);

    [Fact]
    public void Looks_at_the_size_before_the_content()
    {
        Assert.Equal("artifact is larger than 1000000 bytes", Judge("log.txt", new string('x', 1_000_001)).Reason);
        Assert.True(Judge("log.txt", string.Concat(Enumerable.Repeat("all is well\n", 83_333))).IsSafe);
    }

    [Theory]
    [InlineData("a.txt", "the api_key is gone")]
    [InlineData("a.md", "Authorization: Bearer abcdef0123456789abcdef")]
    [InlineData("a.csv", "name,password\nada,hunter2")]
    [InlineData("a.html", "<p>token=abc123</p>")]
    [InlineData("a.txt", "https://h.test/v.mp4?X-Amz-Signature=abc")]
    [InlineData("a.txt", "export COSMOS_POLICY_API_TOKEN")]
    [InlineData("a.txt", "ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("a.json", """{"authorization": "Bearer abcdef0123456789abcdef"}""")]
    [InlineData("a.json", """{"p\u0061ssword": "hunter2"}""")]
    [InlineData("a.json", """{"note": "p\u0061ssword=hunter2"}""")]
    [InlineData("a.json", """{"settings": {"token": 12345}}""")]
    [InlineData("a.json", """[{"name": "API_TOKEN", "value": "Zx81kQp9"}]""")]
    [InlineData("a.json", """{"env_summary": [{"name": "HF_TOKEN", "value": "Zx81kQp9Lm2"}]}""")]
    [InlineData("a.json", "{\"broken\": \"password=hunter2\"")]
    [InlineData("a.jsonl", """{"metadata": {"authorization": "[redacted]"}}""")]
    [InlineData("a.jsonl", """{"metadata": {"token": "[redacted]"}}""")]
    [InlineData("a.jsonl", "{\"a\": 1}\n{\"note\": \"p\\u0061ssword=hunter2\"}\n")]
    public void Finds_secret_like_material(string name, string text)
    {
        BundleVerdict verdict = Judge(name, text);

        Assert.Equal((false, false, Secret), (verdict.IsSafe, verdict.IsLocalOnly, verdict.Reason));
    }

    [Theory]
    [InlineData("a.json", """{"env_summary": [{"name": "HF_TOKEN", "present": true, "secret": true, "source": "env:HF_TOKEN"}]}""")]
    [InlineData("a.json", """{"config_summary": [{"name": "COSMOS_POLICY_API_TOKEN", "present": false, "secret": true, "source": "unset"}]}""")]
    [InlineData("a.json", """{"authorization": "[redacted]", "password": null, "api_key": ""}""")]
    [InlineData("a.json", """{"drill_id": "missing-credentials", "status": "failed"}""")]
    [InlineData("a.md", "# Report\n\nAll 4 scenarios passed.\n")]
    [InlineData("a.jsonl", "{\"a\": 1}\n\n{\"b\": 2.5}\n")]
    [InlineData("A.JSON", "{}")]
    [InlineData("a.txt", "")]
    public void Lets_harmless_text_and_records_without_values_pass(string name, string text) => Assert.Equal(BundleVerdict.Safe, Judge(name, text));

    [Theory]
    [InlineData("a.txt", "wrote /home/ada/data.json")]
    [InlineData("a.json", """{"path": "/tmp/x/data.json"}""")]
    [InlineData("a.json", """{"path": "\/home\/ada\/data.json"}""")]
    [InlineData("a.json", """{"path": "C:\\Users\\ada\\data.json"}""")]
    [InlineData("a.md", "see file:///var/folders/x")]
    [InlineData("a.jsonl", "{\"path\": \"~/models/x\"}")]
    [InlineData("a.txt", "checkpoints/ada.lovelace/model")]
    public void Finds_paths_and_accounts_of_a_machine(string name, string text)
    {
        BundleVerdict verdict = Judge(name, text);

        Assert.Equal((false, true, HostPath), (verdict.IsSafe, verdict.IsLocalOnly, verdict.Reason));
    }

    [Fact]
    public void A_secret_comes_before_a_host_path() => Assert.Equal(Secret, Judge("a.jsonl", "{\"p\": \"/home/ada/x\"}\n{\"note\": \"the password\"}").Reason);

    [Theory]
    [InlineData("a.json", "{\"x\": NaN}")]
    [InlineData("a.json", "{\"x\": 1e999}")]
    [InlineData("a.json", "{\"x\": ")]
    [InlineData("a.json", "")]
    [InlineData("a.json", "{\"x\": 1, \"x\": 2}")]
    [InlineData("a.jsonl", "{\"x\": 1}\n{\"x\": Infinity}\n")]
    public void Takes_only_finite_json(string name, string text) => Assert.Equal(NotFinite, Judge(name, text).Reason);

    [Fact]
    public void Nesting_without_end_is_no_json() => Assert.Equal(NotFinite, Judge("a.json", new string('[', 500_000)).Reason);

    [Theory]
    [InlineData("a.json", """{"url": "https://h.test/v.mp4?sig=abc"}""")]
    [InlineData("a.jsonl", "{\"url\": \"https://h.test/v.mp4?key=abc\"}\n")]
    public void Finds_signed_urls_in_json(string name, string text) =>
        Assert.Contains(Judge(name, text).Reason, new[] { "signed or credentialed URL detected", Secret });

    [Fact]
    public void Text_in_another_encoding_could_hide_anything()
    {
        Assert.Equal("text is not UTF-8", Scan.Judge("a.txt", Encoding.Unicode.GetBytes("password: hunter2")).Reason);
        Assert.Equal("text is not UTF-8", Scan.Judge("a.txt", [0xFF, 0xFE, (byte)'a']).Reason);
    }

    private static BundleVerdict Judge(string name, string text) => Scan.Judge(name, Encoding.UTF8.GetBytes(text));
}
