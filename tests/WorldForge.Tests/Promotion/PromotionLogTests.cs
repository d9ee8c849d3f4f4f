using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Promotion;

public sealed class PromotionLogTests : IDisposable
{
    private readonly PromotionCheckout _checkout = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_checkout.Root, "evidence", "promotions");

    private string LogFile => Path.Combine(Folder, "log.jsonl");

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Keeps_who_decided_on_what_and_what_a_rollback_restores()
    {
        PromotionLog log = PromotionLog.Open(Folder);
        PromotionLogEntry entry = await log.ApproveAsync(await ReviewAsync(), "maintainer", "two labs confirmed it", Cancellation);
        await log.StepBackAsync("mock", ImplementationStatus.Stable, ImplementationStatus.Beta, "maintainer", "upstream broke", _checkout.Time, Cancellation);

        PromotionLog read = PromotionLog.Open(Folder);
        Assert.Equal([entry.Digest, log.Entries[1].Digest], read.Entries.Select(static one => one.Digest));
        Assert.Equal(entry.Digest, read.Entries[1].Previous);
        Assert.Equal(ImplementationStatus.Stable, read.Entries[1].From);
        string packet = Path.Combine(Folder, entry.Packet!);
        Assert.Equal(entry.Evidence[entry.Packet!], Sha256Digest.Of(File.ReadAllBytes(packet)));
        Assert.True(File.Exists(Path.ChangeExtension(packet, ".md")) && File.Exists(Path.ChangeExtension(packet, ".html")));
        Assert.Contains("\"restores\":\"stable\"", File.ReadAllLines(LogFile)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_not_ready_cannot_be_approved()
    {
        _checkout.Delete("docs/claims.md");

        await Assert.ThrowsAsync<WorldForgeException>(async () => await PromotionLog.Open(Folder).ApproveAsync(await ReviewAsync(), "maintainer", "because", Cancellation));
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [InlineData("", "why")]
    [InlineData("who", " ")]
    [InlineData("token=abcdefgh12345", "why")]
    [InlineData("who", "see https://host/x?sig=abc")]
    public async Task Texts_are_required_and_safe(string approver, string rationale) =>
        await Assert.ThrowsAsync<WorldForgeException>(() => PromotionLog.Open(Folder).StepBackAsync(
            "mock", ImplementationStatus.Stable, ImplementationStatus.Beta, approver, rationale, _checkout.Time, Cancellation));

    [Fact]
    public async Task A_step_back_goes_back() =>
        await Assert.ThrowsAsync<WorldForgeException>(() => PromotionLog.Open(Folder).StepBackAsync(
            "mock", ImplementationStatus.Beta, ImplementationStatus.Stable, "who", "why", _checkout.Time, Cancellation));

    [Fact]
    public async Task A_changed_or_removed_line_is_noticed()
    {
        PromotionLog log = PromotionLog.Open(Folder);
        for (int index = 0; index < 3; index++)
        {
            await log.StepBackAsync("mock", ImplementationStatus.Stable, ImplementationStatus.Beta, "who", $"reason {index}", _checkout.Time, Cancellation);
        }

        string[] lines = File.ReadAllLines(LogFile);
        File.WriteAllLines(LogFile, [lines[0].Replace("reason 0", "reason 9", StringComparison.Ordinal), lines[1], lines[2]]);
        Assert.Contains("line 2", Assert.Throws<WorldForgeException>(() => PromotionLog.Open(Folder)).Message, StringComparison.Ordinal);
        File.WriteAllLines(LogFile, [lines[0], lines[2]]);
        Assert.Contains("line 2", Assert.Throws<WorldForgeException>(() => PromotionLog.Open(Folder)).Message, StringComparison.Ordinal);
        File.WriteAllLines(LogFile, [lines[0], "{}"]);
        Assert.ThrowsAny<WorldForgeException>(() => PromotionLog.Open(Folder));
    }

    private Task<PromotionReview> ReviewAsync() => PromotionReview.RunAsync(_checkout.Request(ImplementationStatus.Stable), Cancellation);
}
