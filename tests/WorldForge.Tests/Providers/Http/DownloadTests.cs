using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class DownloadTests
{
    private static readonly ProviderHttpRequest Artifact =
        new() { Operation = "artifact download", Kind = HttpOperationKind.Download, Path = "/files/v.mp4" };

    private static Task<ProviderDownload> RunAsync(HttpBench bench, Stream destination, long maxBytes = 100, ProviderHttpRequest? request = null) =>
        bench.RunAsync(bench.Client.DownloadAsync(request ?? Artifact, destination, maxBytes, TestContext.Current.CancellationToken));

    private static async Task<ProviderException> FailAsync(HttpBench bench, Stream destination, ProviderHttpRequest? request = null)
    {
        var fault = await Assert.ThrowsAsync<ProviderException>(() => RunAsync(bench, destination, request: request));
        Assert.Single(bench.Phases, phase => phase != "retry");
        Assert.Equal("failure", bench.Last.Phase);
        return fault;
    }

    [Fact]
    public async Task Stores_the_bytes_and_says_how_many()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "12345", "Video/MP4; codecs=x");
        using var destination = new MemoryStream();

        var download = await RunAsync(bench, destination);

        Assert.Equal(new ProviderDownload(5, "video/mp4"), download);
        Assert.Equal("12345"u8.ToArray(), destination.ToArray());
        Assert.Equal(("success", "5"), (bench.Last.Phase, bench.Last.Metadata["bytes"].ToString()));
        Assert.Equal("identity", bench.Handler.Sent[0].Headers["Accept-Encoding"]);
        Assert.False(bench.Handler.Sent[0].Headers.ContainsKey("Accept"));
    }

    [Fact]
    public async Task Cuts_an_oversize_stream_and_takes_back_what_it_wrote()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, new string('x', 101), null);
        using var destination = new MemoryStream();
        destination.Write("kept"u8);

        var fault = await FailAsync(bench, destination);

        Assert.Equal((HttpFaultCodes.Size, 200), (fault.Code, fault.StatusCode));
        Assert.Equal("kept"u8.ToArray(), destination.ToArray());
    }

    [Fact]
    public async Task Refuses_a_declared_oversize()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "x", null, ("Content-Length", "101"));
        using var destination = new MemoryStream();

        Assert.Equal(HttpFaultCodes.Size, (await FailAsync(bench, destination)).Code);
        Assert.False(bench.Handler.Bodies[0].IsRead);
    }

    [Fact]
    public async Task Refuses_an_encoded_body()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "x", null, ("Content-Encoding", "gzip"));
        using var destination = new MemoryStream();

        Assert.Equal(HttpFaultCodes.Encoding, (await FailAsync(bench, destination)).Code);
    }

    [Fact]
    public async Task Refuses_a_type_that_the_caller_does_not_accept()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "<html>", "text/html");
        using var destination = new MemoryStream();

        var fault = await FailAsync(bench, destination, Artifact with { AcceptedContentTypes = ["video/", "application/octet-stream"] });

        Assert.Equal(HttpFaultCodes.ContentType, fault.Code);
        Assert.Equal("video/*, application/octet-stream", bench.Handler.Sent[0].Headers["Accept"]);
    }

    [Fact]
    public async Task Starts_again_after_a_body_that_ended_early()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "123", null, ("Content-Length", "5")).Answer(200, "12345", null, ("Content-Length", "5"));
        using var destination = new MemoryStream();

        await RunAsync(bench, destination);

        Assert.Equal("12345"u8.ToArray(), destination.ToArray());
        Assert.Equal(["retry", "success"], bench.Phases);
    }

    [Fact]
    public async Task Gives_a_stream_that_cannot_seek_one_attempt()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(503);
        await using var destination = new OneWayStream();

        var fault = await FailAsync(bench, destination);

        Assert.Equal((1, 1), (fault.Attempt, bench.Last.MaxAttempts));
        Assert.Single(bench.Handler.Sent);
    }

    [Fact]
    public async Task Does_not_ask_again_when_the_bytes_cannot_be_stored()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, "12345", null);
        await using var destination = new OneWayStream { Failure = new IOException("disk full") };

        var fault = await FailAsync(bench, destination);

        Assert.Equal(HttpFaultCodes.Request, fault.Code);
        Assert.Contains("could not store", fault.Message, StringComparison.Ordinal);
        Assert.Same(destination.Failure, fault.InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Needs_a_positive_limit(long maxBytes)
    {
        using var bench = new HttpBench();

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => RunAsync(bench, new MemoryStream(), maxBytes));

        Assert.Contains("max_bytes", fault.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Phases);
    }

    [Fact]
    public async Task Keeps_its_own_headers_from_other_origins()
    {
        using var bench = new HttpBench();
        bench.Options = bench.Options with { Headers = [new("Authorization", "Bearer abc")] };
        bench.Handler.Answer(200, "x", null);

        await RunAsync(bench, new MemoryStream(), request: Artifact with { Url = "https://files.example.net/v.mp4?X-Amz-Signature=s3cret" });
        await RunAsync(bench, new MemoryStream(), request: Artifact with { Url = "https://API.example.org:443/elsewhere" });

        Assert.False(bench.Handler.Sent[0].Headers.ContainsKey("Authorization"));
        Assert.Equal("https://files.example.net/v.mp4?X-Amz-Signature=s3cret", bench.Handler.Sent[0].Uri);
        Assert.Equal("https://files.example.net/v.mp4", bench.Recorder.Events[0].Target);
        Assert.Equal("Bearer abc", bench.Handler.Sent[1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("https://u:p@files.example.net/x", "user information")]
    [InlineData("https://0x7f.1/x", "IPv4")]
    [InlineData("https://169.254.169.254/latest/meta-data", "link-local")]
    [InlineData("https://localhost/x", "loopback")]
    public async Task Checks_an_absolute_url_like_any_destination(string url, string problem)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);

        var fault = await FailAsync(bench, new MemoryStream(), Artifact with { Url = url });

        Assert.Equal(FaultCodes.ProviderAddress, fault.Code);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Handler.Sent);
    }

    private sealed class OneWayStream : Stream
    {
        public IOException? Failure { get; init; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Failure is null ? ValueTask.CompletedTask : ValueTask.FromException(Failure);
    }
}
