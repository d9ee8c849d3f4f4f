using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class Sha256DigestTests
{
    private const string OfAbc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Gives_the_published_digest_of_abc()
    {
        var digest = Sha256Digest.Of("abc"u8);

        Assert.Equal(OfAbc, digest.ToString());
        Assert.Equal(OfAbc["sha256:".Length..], digest.Hex);
        Assert.Equal(digest, Sha256Digest.Parse(OfAbc));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    [InlineData("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015adx")]
    [InlineData("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ag")]
    [InlineData("sha256: a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Refuses_every_other_text(string? text)
    {
        Assert.False(Sha256Digest.TryParse(text, out _));
        Assert.Equal(FaultCodes.InputInvalid, Assert.Throws<WorldForgeException>(() => Sha256Digest.Parse(text)).Code);
    }

    [Fact]
    public void Reads_bare_hex_only_when_asked()
    {
        Assert.True(Sha256Digest.TryParseHex(OfAbc[7..], out Sha256Digest digest));
        Assert.Equal(OfAbc, digest.ToString());
        Assert.False(Sha256Digest.TryParseHex(OfAbc, out _));
        Assert.False(Sha256Digest.TryParseHex(null, out _));
    }

    [Fact]
    public async Task Streams_and_files_get_the_digest_of_their_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3_000_001).Select(index => (byte)(index % 251))];
        string path = Path.Combine(Path.GetTempPath(), "wf-digest-" + Environment.ProcessId + ".bin");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        try
        {
            using var stream = new MemoryStream(bytes);

            Assert.Equal(Sha256Digest.Of(bytes), await Sha256Digest.OfAsync(stream, TestContext.Current.CancellationToken));
            Assert.Equal(Sha256Digest.Of(bytes), await Sha256Digest.OfFileAsync(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Missing_files_and_folders_are_errors_of_the_file_system()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => Sha256Digest.OfFileAsync(Path.Combine(Path.GetTempPath(), "wf-no-such-file"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Sha256Digest.OfFileAsync(Path.GetTempPath(), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Sha256Digest.OfAsync(null!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancellation_passes_through()
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes("abc"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sha256Digest.OfAsync(stream, new CancellationToken(canceled: true)));
    }
}
