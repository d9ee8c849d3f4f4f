using System.IO.Compression;
using System.Net;
using System.Text;
using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Tests.Providers.Http;

public sealed class JsonAnswerTests
{
    private static async Task<ProviderException> RefusedAsync(HttpBench bench, string code)
    {
        var fault = await bench.FailAsync();
        Assert.Equal((code, 200), (fault.Code, fault.StatusCode));
        Assert.Equal(["failure"], bench.Phases);
        Assert.Equal(200, bench.Last.StatusCode);
        Assert.Single(bench.Handler.Sent);
        return fault;
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private static HttpBench Body(byte[] body, params (string Name, string Value)[] headers)
    {
        var bench = new HttpBench();
        bench.Handler.Do((_, _) =>
        {
            var content = new TrackedContent(body);
            foreach (var (name, value) in headers)
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        });
        return bench;
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=utf-8")]
    [InlineData(" application/json ;x")]
    [InlineData(null)]
    public async Task Accepts_json_and_answers_without_a_type(string? type)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"a":1}""", type);

        Assert.Equal("""{"a":1}""", (await bench.SendAsync()).Body.ToString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain; a=application/json")]
    [InlineData("application/jsonp")]
    [InlineData("application/problem+json")]
    [InlineData("nonsense")]
    public async Task Refuses_another_content_type(string type)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "{}", type);

        var fault = await RefusedAsync(bench, HttpFaultCodes.ContentType);

        Assert.Contains("unsupported content type", fault.Message, StringComparison.Ordinal);
        Assert.False(bench.Handler.Bodies[0].IsRead);
    }

    [Fact]
    public async Task Takes_an_entry_with_a_slash_at_its_end_as_a_prefix()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "{}", "application/vnd.world+json");

        await bench.SendAsync(HttpBench.Get() with { AcceptedContentTypes = ["application/"] });

        Assert.Equal("application/*", bench.Handler.Sent[0].Headers["Accept"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":Infinity}""")]
    [InlineData("""{"a":1e999}""")]
    [InlineData("""{"a":-1e999}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{'a':1}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("<html>")]
    [InlineData("""{"a":"\ud800"}""")]
    public async Task Refuses_what_is_not_strict_json(string body)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, body);

        Assert.Contains("invalid JSON", (await RefusedAsync(bench, HttpFaultCodes.Json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_depth_bomb()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"a":""" + new string('[', 100_000));

        await RefusedAsync(bench, HttpFaultCodes.Json);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("\"{}\"")]
    public async Task Refuses_a_root_that_is_no_object(string body)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, body);

        Assert.Contains("non-object JSON payload", (await RefusedAsync(bench, HttpFaultCodes.Shape)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_up_to_the_limit_and_not_a_byte_more()
    {
        string exact = """{"a":"xxxx"}""";
        using var fits = new HttpBench();
        fits.Options = fits.Options with { MaxJsonBytes = exact.Length };
        fits.Handler.Answer(200, exact);
        using var tooLarge = new HttpBench();
        tooLarge.Options = tooLarge.Options with { MaxJsonBytes = exact.Length - 1 };
        tooLarge.Handler.Answer(200, exact);

        await fits.SendAsync();
        var fault = await RefusedAsync(tooLarge, HttpFaultCodes.Size);

        Assert.Contains("more than the limit of 11 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_limit_of_16_mebibytes()
    {
        using var bench = new HttpBench();

        Assert.Equal(16 * 1024 * 1024, bench.Options.MaxJsonBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Options with { MaxJsonBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Options with { MaxRetryAfter = TimeSpan.FromTicks(-1) });
    }

    [Fact]
    public async Task Undoes_gzip()
    {
        using var bench = Body(Gzip("""{"a":1}"""u8.ToArray()), ("Content-Encoding", "gzip"));

        Assert.Equal("""{"a":1}""", (await bench.SendAsync()).Body.ToString());
        Assert.Equal("gzip", bench.Handler.Sent[0].Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Counts_the_bytes_of_a_gzip_bomb_after_decoding()
    {
        byte[] bomb = Gzip(Encoding.ASCII.GetBytes("{\"a\":\"" + new string('x', 2_000_000) + "\"}"));
        using var bench = Body(bomb, ("Content-Encoding", "gzip"), ("Content-Length", $"{bomb.Length}"));
        bench.Options = bench.Options with { MaxJsonBytes = 100_000 };

        Assert.True(bomb.Length < 10_000);
        await RefusedAsync(bench, HttpFaultCodes.Size);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("zstd")]
    public async Task Refuses_other_encodings(string encoding)
    {
        using var bench = Body("{}"u8.ToArray(), ("Content-Encoding", encoding));

        Assert.Contains("unsupported content encoding", (await RefusedAsync(bench, HttpFaultCodes.Encoding)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_gzip_that_does_not_decode()
    {
        using var bench = Body("this is no gzip at all"u8.ToArray(), ("Content-Encoding", "gzip"));

        var fault = await bench.FailAsync();

        Assert.Equal(HttpFaultCodes.Encoding, fault.Code);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("five")]
    [InlineData("1e3")]
    [InlineData("+2")]
    [InlineData("")]
    [InlineData("99999999999999999999999")]
    public async Task Refuses_an_invalid_content_length(string length)
    {
        using var bench = Body("{}"u8.ToArray(), ("Content-Length", length));

        Assert.Contains("invalid Content-Length", (await RefusedAsync(bench, HttpFaultCodes.Size)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_declared_oversize_without_reading()
    {
        using var bench = Body("{}"u8.ToArray(), ("Content-Length", "999999999999"));

        Assert.Contains("more than the limit", (await RefusedAsync(bench, HttpFaultCodes.Size)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_body_that_goes_on_after_its_length()
    {
        using var bench = Body("""{"a":1}"""u8.ToArray(), ("Content-Length", "2"));

        Assert.Contains("7 bytes instead of the 2", (await RefusedAsync(bench, HttpFaultCodes.Size)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_a_body_that_ended_early()
    {
        using var bench = Body("{}"u8.ToArray(), ("Content-Length", "3")).WithPolicy(attempts: 2);

        var fault = await bench.FailAsync();

        Assert.Equal(FaultCodes.ProviderTransport, fault.Code);
        Assert.Equal(["retry", "failure"], bench.Phases);
    }

    [Fact]
    public async Task Sends_a_json_body_in_canonical_form()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);
        var body = JsonObject.Create(("b", 1.0), ("a", "ü"));

        await bench.SendAsync(ProviderHttpRequest.PostJson("policy", "/act", body));

        var sent = bench.Handler.Sent[0];
        Assert.Equal(("POST", "https://api.example.org/v1/act"), (sent.Method, sent.Uri));
        Assert.Equal("""{"a":"\u00fc","b":1.0}""", Encoding.UTF8.GetString(sent.Body!));
        Assert.Equal(("application/json", "application/json"), (sent.Headers["Content-Type"], sent.Headers["Accept"]));
    }
}
