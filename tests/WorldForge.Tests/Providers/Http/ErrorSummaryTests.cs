using FsCheck;
using FsCheck.Fluent;
using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class ErrorSummaryTests
{
    [Theory]
    [InlineData("", "empty response body")]
    [InlineData(" \r\n ", "empty response body")]
    [InlineData("  no such model \n", "no such model")]
    [InlineData("line one\r\nline two\u0000", "line one  line two")]
    [InlineData("bad token=hunter2 given", "bad token=[redacted] given")]
    public void Sums_up_a_body(string body, string summary) => Assert.Equal(summary, ErrorSummary.Of(body, isCut: false));

    [Fact]
    public void Cuts_to_200_characters()
    {
        Assert.Equal(new string('a', 200), ErrorSummary.Of(new string('a', 200), isCut: false));
        Assert.Equal(string.Concat(Enumerable.Repeat("ab ", 65)) + "ab...", ErrorSummary.Of(string.Concat(Enumerable.Repeat("ab ", 70)), isCut: false));
    }

    [Fact]
    public void Never_cuts_a_surrogate_pair()
    {
        string summary = ErrorSummary.Of(string.Concat(Enumerable.Repeat("é ", 98)) + "😀😀😀😀", isCut: false);

        Assert.EndsWith("...", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(summary, c => char.IsSurrogate(c) && !summary.Contains("😀", StringComparison.Ordinal));
        Assert.True(summary.Length is 199 or 200);
    }

    [Theory]
    [InlineData("the key is sk-abcdefghijkl", "the key is")]
    [InlineData("""{"error":"no","password":"correct horse batt""", """{"error":"no","password": "[redacted]""")]
    [InlineData("nothingbutoneword", "unreadable response body")]
    public void Leaves_out_what_may_be_half_a_secret(string body, string start)
    {
        string summary = ErrorSummary.Of(body, isCut: true);

        Assert.StartsWith(start, summary, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-abc", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_one_short_line_for_any_body() => Prop.ForAll<string?, bool>((body, isCut) =>
    {
        string summary = ErrorSummary.Of(body ?? "", isCut);
        return summary.Length is > 0 and <= ErrorSummary.MaxCharacters && !summary.Any(char.IsControl);
    }).Check(Config.QuickThrowOnFailure.WithReplay(20261123, 13));

    [Fact]
    public async Task Reads_no_more_than_512_bytes()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(400, string.Concat(Enumerable.Repeat("é ", 50_000)));

        var fault = await bench.FailAsync();

        Assert.Contains("status 400: é é é", fault.Message, StringComparison.Ordinal);
        Assert.Contains("...", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_a_body_that_stalls()
    {
        using var bench = new HttpBench();
        bench.Handler.Do((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
        {
            Content = new StreamContent(new StallingStream()),
        }));

        var fault = await bench.FailAsync();

        Assert.Equal(400, fault.StatusCode);
        Assert.Contains("unreadable response body", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2000, bench.Last.DurationMs);
    }

    [Fact]
    public async Task Reports_the_status_even_when_the_attempts_time_ends_first()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, timeout: 1);
        bench.Handler.Do((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Conflict)
        {
            Content = new StreamContent(new StallingStream()),
        }));

        var fault = await bench.FailAsync();

        Assert.Equal((409, 1), (fault.StatusCode, fault.Attempt));
        Assert.Equal(["failure"], bench.Phases);
    }

    [Fact]
    public async Task Lets_the_caller_cancel_while_it_reads()
    {
        using var bench = new HttpBench();
        bench.Handler.Do((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
        {
            Content = new StreamContent(new StallingStream()),
        }));
        using var source = new CancellationTokenSource();
        var task = bench.Client.SendJsonAsync(HttpBench.Get(), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Empty(bench.Phases);
    }

    private sealed class StallingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(VerbatimHandler.Never<int>(cancellationToken));
    }
}
