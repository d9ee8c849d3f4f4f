using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;
using WorldForge.Traces;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationRunnerTests
{
    private static readonly string[] Many = [.. Enumerable.Range(1, 12).Select(static number => $"mock-{number:D2}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_in_the_order_of_the_providers_as_given_then_of_the_scenarios()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync(
            TestEvaluation.Suite(TestEvaluation.Answer(1, true), TestEvaluation.Answer(0.5, true)), "zeta", "alpha", "mock");

        Assert.Equal(
            ["zeta/scenario-1", "zeta/scenario-2", "alpha/scenario-1", "alpha/scenario-2", "mock/scenario-1", "mock/scenario-2"],
            report.Results.Select(static result => $"{result.Provider}/{result.Scenario}"));
        Assert.Equal(["alpha", "mock", "zeta"], report.ProviderSummaries.Select(static summary => summary.Provider));
    }

    [Fact]
    public async Task The_bytes_of_a_report_do_not_depend_on_how_many_run_at_once()
    {
        using Forge forge = TestEvaluation.Forge(Many);
        var texts = new List<string>();
        foreach (int parallel in (int[])[1, 3, 8])
        {
            EvaluationReport report = await TestEvaluation.Runner(EvaluationSuite.FromBuiltin("planning"), forge)
                .RunReportAsync(new EvaluationRequest { Providers = [.. Many], MaxParallel = parallel }, cancellationToken: Cancel);
            texts.Add(report.ToJsonText());
        }

        Assert.Equal(48, EvaluationReport.FromJson(StrictJson.Parse(texts[0])).Results.Length);
        Assert.Single(texts.Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Never_asks_more_providers_at_once_than_allowed(int limit)
    {
        using Forge forge = TestEvaluation.Forge(Many);
        (int running, int most) = (0, 0);
        var gate = new Lock();
        EvaluationSuite suite = TestEvaluation.Suite(async (context, cancellationToken) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
            }

            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            lock (gate)
            {
                running--;
            }

            return context.Outcome(1, true);
        });

        EvaluationReport report = await TestEvaluation.Runner(suite, forge)
            .RunReportAsync(new EvaluationRequest { Providers = [.. Many], MaxParallel = limit }, cancellationToken: Cancel);

        Assert.Equal(Many, report.Results.Select(static result => result.Provider));
        Assert.InRange(most, 1, limit);
    }

    [Fact]
    public async Task Providers_really_are_asked_at_the_same_time()
    {
        using Forge forge = TestEvaluation.Forge("a", "b");
        using var both = new CountdownEvent(2);
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EvaluationSuite suite = TestEvaluation.Suite(async (context, cancellationToken) =>
        {
            if (both.Signal())
            {
                met.SetResult();
            }

            await met.Task.WaitAsync(cancellationToken);
            return context.Outcome(1, true);
        });

        EvaluationReport report = await TestEvaluation.Runner(suite, forge)
            .RunReportAsync(new EvaluationRequest { Providers = ["a", "b"], MaxParallel = 2 }, cancellationToken: Cancel);

        Assert.True(report.Passed);
    }

    [Fact]
    public async Task A_missing_capability_ends_it_before_anything_is_asked()
    {
        int asked = 0;
        using Forge forge = TestEvaluation.Forge();
        forge.RegisterEmbedder(new FakeEmbedder("embedder"));
        EvaluationSuite suite = EvaluationSuite.Custom("Both", [new EvaluationScenario(
            "a", "b", [Capability.Score, Capability.Predict], ScenarioEvaluators.FromValue(context =>
            {
                asked++;
                return context.Outcome(1, true);
            }))]);
        EvaluationRunner runner = TestEvaluation.Runner(suite, forge);

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => runner.RunReportAsync(
            new EvaluationRequest { Providers = ["mock", "embedder"] }, cancellationToken: Cancel));

        Assert.Equal((FaultCodes.ProviderCapability, "embedder", 0), (fault.Code, fault.Provider, asked));
        Assert.Equal("Suite 'both' needs what provider 'embedder' does not support: predict, score.", fault.Message);
        Assert.Equal([Capability.Predict, Capability.Score], runner.RequiredCapabilities);
    }

    [Fact]
    public async Task An_unknown_provider_is_a_provider_error()
    {
        var fault = await Assert.ThrowsAsync<ProviderException>(() => TestEvaluation.Runner(EvaluationSuite.FromBuiltin("physics")).RunReportAsync(
            new EvaluationRequest { Providers = ["mock", "nobody"] }, cancellationToken: Cancel));

        Assert.Equal(FaultCodes.ProviderUnregistered, fault.Code);
    }

    [Fact]
    public async Task A_scenario_without_evaluator_is_judged_by_one_predicted_move()
    {
        var moves = new List<string>();
        using Forge forge = TestForge.Create();
        forge.RegisterPredictor(new TestEvaluation.Predictor("fake", request =>
        {
            moves.Add(request.Action.ToString());
            return new PredictionPayload(request.State.Value, 0.8, moves.Count == 1 ? 0.6 : 0.59, 1);
        }));

        EvaluationReport report = await TestEvaluation.Runner(TestEvaluation.Suite(null, null), forge)
            .RunReportAsync(new EvaluationRequest { Providers = ["fake"] }, cancellationToken: Cancel);

        Assert.Equal([(0.7, true), (0.695, false)], report.Results.Select(static result => (Math.Round(result.Score, 12), result.Passed)));
        Assert.Contains("\"x\":0.1", moves[0], StringComparison.Ordinal);
        Assert.Contains("\"x\":0.2", moves[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_a_provider_is_never_turned_into_a_score()
    {
        var fault = await Assert.ThrowsAsync<ProviderException>(() => TestEvaluation.ReportAsync(
            TestEvaluation.Suite(static (_, _) => throw new ProviderException(FaultCodes.ProviderTransport, "gone")), "mock"));

        Assert.Equal(FaultCodes.ProviderTransport, fault.Code);
    }

    [Fact]
    public async Task The_first_error_in_report_order_is_thrown_whichever_happened_first()
    {
        using Forge forge = TestEvaluation.Forge("a", "b", "c");
        var laterFailed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EvaluationSuite suite = TestEvaluation.Suite(async (context, cancellationToken) =>
        {
            switch (context.Provider)
            {
                case "a":
                    await laterFailed.Task.WaitAsync(cancellationToken);
                    return context.Outcome(1, true);
                case "b":
                    await laterFailed.Task.WaitAsync(cancellationToken);
                    throw new ProviderException(FaultCodes.ProviderFailed, "b failed");
                default:
                    laterFailed.SetResult();
                    throw new ProviderException(FaultCodes.ProviderFailed, "c failed");
            }
        });
        var seen = new List<string>();

        var fault = await Assert.ThrowsAsync<ProviderException>(() => TestEvaluation.Runner(suite, forge).RunReportAsync(
            new EvaluationRequest { Providers = ["a", "b", "c"] }, result => seen.Add(result.Provider), Cancel));

        Assert.Equal("b failed", fault.Message);
        Assert.Equal(["a"], seen);
    }

    [Fact]
    public async Task Results_are_streamed_as_soon_as_they_are_next()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EvaluationSuite suite = TestEvaluation.Suite(TestEvaluation.Answer(1, true), async (context, cancellationToken) =>
        {
            await second.Task.WaitAsync(cancellationToken);
            return context.Outcome(0.5, true);
        });
        using Forge forge = TestEvaluation.Forge();

        await using IAsyncEnumerator<EvaluationResult> results = TestEvaluation.Runner(suite, forge).RunAsync(TestEvaluation.Mock, Cancel).GetAsyncEnumerator(Cancel);

        Assert.True(await results.MoveNextAsync());
        Assert.Equal(1, results.Current.Score);
        second.SetResult();
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(0.5, results.Current.Score);
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task Leaving_the_enumeration_early_stops_the_rest()
    {
        bool cancelled = false;
        EvaluationSuite suite = TestEvaluation.Suite(TestEvaluation.Answer(1, true), async (context, cancellationToken) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                cancelled = true;
                throw;
            }

            return context.Outcome(1, true);
        });
        using Forge forge = TestEvaluation.Forge();

        await foreach (EvaluationResult result in TestEvaluation.Runner(suite, forge).RunAsync(TestEvaluation.Mock, Cancel))
        {
            Assert.Equal("scenario-1", result.Scenario);
            break;
        }

        Assert.True(cancelled);
    }

    [Fact]
    public async Task Cancelling_ends_the_run_as_a_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using Forge forge = TestEvaluation.Forge(Many);
        EvaluationSuite suite = TestEvaluation.Suite(async (context, cancellationToken) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return context.Outcome(1, true);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestEvaluation.Runner(suite, forge).RunReportAsync(
            new EvaluationRequest { Providers = [.. Many] }, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_asks_nobody()
    {
        int asked = 0;
        EvaluationSuite suite = TestEvaluation.Suite(ScenarioEvaluators.FromValue(context =>
        {
            asked++;
            return context.Outcome(1, true);
        }));
        using Forge forge = TestEvaluation.Forge();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestEvaluation.Runner(suite, forge).RunReportAsync(
            TestEvaluation.Mock, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_a_progress_callback_throws_ends_the_run() =>
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => TestEvaluation.Runner(TestEvaluation.Suite(TestEvaluation.Answer(1, true))).RunReportAsync(
            TestEvaluation.Mock, static _ => throw new InvalidTimeZoneException(), Cancel));

    [Fact]
    public async Task The_trace_has_a_root_a_step_for_each_provider_and_one_for_each_scenario()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync(
            EvaluationSuite.Custom("Mixed", [new("good", "d", [Capability.Score, Capability.Embed], TestEvaluation.Answer(1, true)), new("bad", "d", [], TestEvaluation.Answer(0.25, false))]),
            "mock",
            "b");

        WorkflowTrace trace = report.WorkflowTrace!;
        Assert.Equal(("evaluation:mixed", TraceStatus.Failed, true), (trace.WorkflowId, trace.Status, trace.SafeToAttach));
        Assert.Equal(
            [
                ("evaluation", null, TraceStatus.Failed, null),
                ("provider-1", "evaluation", TraceStatus.Failed, null),
                ("provider-1-scenario-1", "provider-1", TraceStatus.Success, "embed"),
                ("provider-1-scenario-2", "provider-1", TraceStatus.Failed, null),
                ("provider-2", "evaluation", TraceStatus.Failed, null),
                ("provider-2-scenario-1", "provider-2", TraceStatus.Success, "embed"),
                ("provider-2-scenario-2", "provider-2", TraceStatus.Failed, null),
            ],
            trace.Steps.Select(static step => (step.StepId, step.ParentId, step.Status, step.Capability)));
        Assert.Equal("Scenario bad scored 0.2500 and broke its pass rule.", trace.Steps[3].ErrorSummary);
        Assert.Null(trace.Steps[2].ErrorSummary);
        Assert.Equal(["provider_count", "scenario_count", "suite_id", "suite_version"], trace.Metadata.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_context_names_suite_scenario_provider_and_place()
    {
        var seen = new List<(string, string, string, string, int)>();
        EvaluationScenarioEvaluator note = ScenarioEvaluators.FromValue(context =>
        {
            seen.Add((context.SuiteId, context.Suite, context.Scenario.Name, context.Provider, context.Index));
            Assert.NotNull(context.Forge);
            return context.Outcome(1, true);
        });

        _ = await TestEvaluation.ReportAsync(TestEvaluation.Suite(note, note), "mock");

        Assert.Equal([("host-suite", "Host Suite", "scenario-1", "mock", 0), ("host-suite", "Host Suite", "scenario-2", "mock", 1)], seen);
    }
}
