using System.Text;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class VerbatimHttpHandlerTests
{
    private static readonly HttpExchange Act = new()
    {
        Method = "POST",
        Url = "https://upstream.invalid/act?v=1",
        Body = """{"a": 1, "b": [2]}""",
        Status = 202,
        Answer = """{"id": "t"}""",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_the_exact_requests_in_their_order()
    {
        using var handler = new VerbatimHttpHandler(Act, new HttpExchange { Method = "GET", Url = "https://upstream.invalid/tasks/t", ContentType = "text/plain", Answer = "done" });
        using var client = new HttpClient(handler);

        using HttpResponseMessage created = await PostAsync(client, """{"b":[2],"a":1}""");
        using HttpResponseMessage polled = await client.GetAsync(new Uri("https://upstream.invalid/tasks/t"), Token);

        Assert.Equal(202, (int)created.StatusCode);
        Assert.Equal("""{"id": "t"}""", await created.Content.ReadAsStringAsync(Token));
        Assert.Equal("text/plain", polled.Content.Headers.ContentType!.MediaType);
        handler.AssertUsed();
    }

    [Theory]
    [InlineData("""{"a": 2}""", "the body of POST")]
    [InlineData("not json", "the body of POST")]
    public async Task Fails_another_body(string body, string message)
    {
        using var handler = new VerbatimHttpHandler(Act);
        using var client = new HttpClient(handler);

        await FailsAsync(() => PostAsync(client, body), message);
    }

    [Fact]
    public async Task Fails_another_address_a_missing_body_and_a_request_too_many()
    {
        using var handler = new VerbatimHttpHandler(Act);
        using var client = new HttpClient(handler);

        await FailsAsync(() => client.GetAsync(new Uri("https://upstream.invalid/other"), Token), "expected POST https://upstream.invalid/act?v=1, got GET");
        using var bare = new HttpRequestMessage(HttpMethod.Post, Act.Url);
        await FailsAsync(() => client.SendAsync(bare, Token), "is absent instead of");
        using HttpResponseMessage right = await PostAsync(client, Act.Body!);
        await FailsAsync(() => PostAsync(client, Act.Body!), "has none left for POST");
    }

    [Fact]
    public void Names_the_first_exchange_that_is_left()
    {
        using var handler = new VerbatimHttpHandler(Act);

        Assert.Contains("1 of 1 exchanges were not used; the first is POST", Assert.Throws<ConformanceFailureException>(handler.AssertUsed).Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(Act.Url), content, Token);
    }

    private static async Task FailsAsync(Func<Task<HttpResponseMessage>> call, string message)
    {
        ConformanceFailureException error = await Assert.ThrowsAsync<ConformanceFailureException>(call);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
