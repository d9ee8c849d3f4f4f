using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("see https://u:p@h.test:8443/a/b?tok=1#f now", "see https://h.test:8443/a/b now")]
    [InlineData("bearer ABC.def", "Bearer [redacted]")]
    [InlineData("x-api-key=abc; other=1", "x-api-key=[redacted]; other=1")]
    [InlineData("{\"api_key\":\"x\",\"token\":\"y\"}", "{\"api_key\": \"[redacted]\",\"token\": \"[redacted]\"}")]
    [InlineData("Authorization=raw and Bearer abc.def", "Authorization=[redacted] and Bearer [redacted]")]
    [InlineData("Authorization: Bearer abc123", "Authorization: [redacted] [redacted]")]
    [InlineData("token=secret-request", "token=[redacted]")]
    [InlineData("TOKEN=a&b=2", "TOKEN=[redacted]&b=2")]
    [InlineData("my_secret_value=1 2", "my_secret_value=[redacted] 2")]
    [InlineData("max_tokens: 12", "max_tokens: [redacted]")]
    [InlineData("signed_url=https://a.b/c?x=1", "signed_url=[redacted]")]
    [InlineData("signed-url: https://a.b/c?d=e", "signed-url: [redacted]")]
    [InlineData("client_secret : 'abc'", "client_secret: '[redacted]'")]
    [InlineData("'token': 'abc def'", "'token': '[redacted]'")]
    [InlineData("X-Amz-Signature=abc", "X-Amz-Signature=[redacted]")]
    [InlineData("https://h.test/p#frag", "https://h.test/p")]
    [InlineData("a http://[::1]:80/x?y b", "a http://[::1]:80/x b")]
    [InlineData("<https://h/x?y>", "<https://h/x>")]
    [InlineData("authorization: Basic dXNlcjpw", "authorization: [redacted]")]
    [InlineData("Authorization: Digest username=\"a\", response=\"b\"", "Authorization: [redacted]")]
    [InlineData("Cookie: sid=abc; x=y", "Cookie: [redacted]")]
    [InlineData("Set-Cookie: sid=abc; HttpOnly", "Set-Cookie: [redacted]")]
    [InlineData("/p?sig=abc", "/p?sig=[redacted]")]
    [InlineData("access_key=abc", "access_key=[redacted]")]
    [InlineData("/p?key=abc&x=1", "/p?key=[redacted]&x=1")]
    [InlineData("key=abc", "key=[redacted]")]
    [InlineData("passwd=abc", "passwd=[redacted]")]
    [InlineData("pwd=abc", "pwd=[redacted]")]
    [InlineData("sas=abc", "sas=[redacted]")]
    [InlineData("/cb?code=abc&state=1", "/cb?code=[redacted]&state=1")]
    [InlineData("HTTPS://u:p@h/x?y=1", "HTTPS://h/x")]
    [InlineData("ftp://u:p@h", "ftp://h")]
    [InlineData("ws://h?token=x", "ws://h")]
    [InlineData("postgres://u:p@h/db", "postgres://h/db")]
    [InlineData("postgres://u:p/w#x?y@h/db", "postgres://h/db")]
    [InlineData("password = x", "password = [redacted]")]
    [InlineData("token= abc", "token= [redacted]")]
    [InlineData("password is x", "password is [redacted]")]
    [InlineData("password \"x\"", "password \"[redacted]\"")]
    [InlineData("(see https://h/p?x=1), then", "(see https://h/p), then")]
    [InlineData("token%3Dabc", "token%3D[redacted]")]
    [InlineData("{\\\"token\\\":\\\"x\\\"}", "{\\\"token\\\": \\\"[redacted]\\\"}")]
    [InlineData("wrote out.json token=abc", "wrote out.json token=[redacted]")]
    [InlineData("https://u:p@h.test/v.mp4?X-Amz-Signature=s#f", "https://h.test/v.mp4")]
    [InlineData("token=abc123 password: hunter2", "token=[redacted] password: [redacted]")]
    public void Redacts_the_worked_vectors(string text, string expected)
    {
        Assert.Equal(expected, Redactor.Observable.Redact(text));
        Assert.Equal(expected, Redactor.Observable.Redact(expected));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("my token is abc")]
    [InlineData("token=")]
    [InlineData("author: Ada")]
    [InlineData("monkey=1")]
    [InlineData("https://h/tmp/x")]
    [InlineData("tokenization splits a text into words")]
    [InlineData("POST /act answered 200 in 12 ms")]
    [InlineData("2026-01-02T03:04:05Z 1/2 06/07/2026")]
    [InlineData("   at WorldForge.Runs.RunId.Parse(String text) in src/WorldForge/Runs/RunId.cs:line 42")]
    [InlineData("System.Runtime, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a")]
    [InlineData("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Keeps_harmless_text(string text) => Assert.Same(text, Redactor.Observable.Redact(text));

    [Theory]
    [InlineData("https://user:pass@d.test/v.mp4?X-Amz-Signature=a#f", "https://d.test/v.mp4")]
    [InlineData("tcp://u:p@h:1/x?y", "tcp://h:1/x")]
    [InlineData("/act?token=1", "/act")]
    [InlineData("http://[invalid?token=secret", "http://[invalid")]
    [InlineData("?a=b", "[redacted]")]
    [InlineData("C:\\Users\\x", "<host-local-path>")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Redacts_targets(string? target, string? expected) => Assert.Equal(expected, Redactor.Observable.RedactTarget(target));

    [Theory]
    [InlineData("Bearer x", "Bearer [redacted]")]
    [InlineData("token=x", "token=[redacted]")]
    [InlineData("https://d/v.mp4?token=x", "https://d/v.mp4")]
    [InlineData("", null)]
    public void Redacts_ids(string id, string? expected) => Assert.Equal(expected, Redactor.Observable.RedactId(id));
}
