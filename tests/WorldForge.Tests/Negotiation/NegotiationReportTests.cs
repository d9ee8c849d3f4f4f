using WorldForge.Capabilities;
using WorldForge.Negotiation;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Negotiation;

public sealed class NegotiationReportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_for_people_is_as_approved() =>
        Approvals.Verify((await ReportAsync()).ToMarkdown());

    [Fact]
    public async Task The_wire_form_carries_the_counts_the_rows_and_what_to_do()
    {
        var report = await ReportAsync();

        var wire = report.ToJson();

        Assert.Equal((JsonValue)1, wire["schema_version"]);
        Assert.Equal((JsonValue)report.Workflows.Length, wire["workflow_count"]);
        Assert.Equal((JsonValue)report.ReadyCount, wire["ready_count"]);
        Assert.False(report.IsReady);
        var policy = report.Workflows.Single(workflow => workflow.Workflow.Name == "policy-only");
        var requirement = Assert.Single(policy.Requirements);
        Assert.False(requirement.IsReady);
        Assert.Empty(requirement.ReadyProviders);
        Assert.NotNull(requirement.RecommendedAction);
        Assert.Equal((JsonValue)"policy", requirement.ToJson()["capability"]);
    }

    [Fact]
    public async Task A_workflow_whose_capability_the_mock_serves_is_ready()
    {
        var report = await Create().NegotiateAsync([new WorkflowSpec("mine", "Mine", "", [Capability.Score, Capability.Embed])], Token);

        Assert.True(report.IsReady);
        Assert.All(Assert.Single(report.Workflows).Requirements, requirement => Assert.Equal(["mock"], requirement.ReadyProviders));
    }

    [Fact]
    public void A_workflow_without_a_capability_is_refused() =>
        Assert.Contains("'mine'", Assert.Throws<WorldForgeException>(() => new WorkflowSpec("mine", "Mine", "", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_short_form_of_a_provider_names_what_it_can_do()
    {
        var wire = Create().GetProviderInfo("mock").ToJson();

        Assert.Equal((JsonValue)"mock", wire["name"]);
        Assert.Equal((JsonValue)true, wire["is_local"]);
        Assert.Equal((JsonValue)true, ((JsonObject)wire["capabilities"])["predict"]);
    }

    private static async Task<NegotiationReport> ReportAsync() => await Create().NegotiateAsync(cancellationToken: Token);

    private static Forge Create() => new(TestForge.Options());
}
