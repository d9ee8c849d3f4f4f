using FsCheck;
using FsCheck.Fluent;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Tests.Providers.Http;

public sealed class RequestPolicyTests
{
    private static JsonFields Fields(string json) => new((JsonObject)StrictJson.Parse(json), "policy");

    private static string Refused(Action build)
    {
        var fault = Assert.Throws<WorldForgeException>(build);
        Assert.Equal(FaultCodes.InputInvalid, fault.Code);
        return fault.Message;
    }

    [Fact]
    public void Retries_nothing_by_default()
    {
        var retry = new RetryPolicy();

        Assert.Equal((1, TimeSpan.Zero, 1.0), (retry.MaxAttempts, retry.Backoff, retry.BackoffMultiplier));
        Assert.Equal([408, 429, 500, 502, 503, 504], retry.RetryableStatusCodes);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    [InlineData(3, 1.5)]
    [InlineData(4, 4.5)]
    public void Waits_grow_by_the_multiplier(int attempt, double seconds)
    {
        var retry = new RetryPolicy { MaxAttempts = 9, Backoff = TimeSpan.FromSeconds(0.5), BackoffMultiplier = 3 };

        Assert.Equal(seconds, retry.DelayBefore(attempt).TotalSeconds);
    }

    [Fact]
    public void Waits_never_overflow()
    {
        var retry = new RetryPolicy { MaxAttempts = 9, Backoff = TimeSpan.FromDays(1), BackoffMultiplier = 1e300 };

        Assert.Equal(TimeSpan.MaxValue, retry.DelayBefore(9));
        Assert.Equal(TimeSpan.Zero, new RetryPolicy { BackoffMultiplier = 9 }.DelayBefore(9));
    }

    [Fact]
    public void Refuses_numbers_out_of_range_and_names_them()
    {
        Assert.Contains("max_attempts", Refused(() => _ = new RetryPolicy { MaxAttempts = 0 }), StringComparison.Ordinal);
        Assert.Contains("backoff_seconds", Refused(() => _ = new RetryPolicy { Backoff = TimeSpan.FromTicks(-1) }), StringComparison.Ordinal);
        Assert.Contains("backoff_multiplier", Refused(() => _ = new RetryPolicy { BackoffMultiplier = 0.99 }), StringComparison.Ordinal);
        Assert.Contains("backoff_multiplier", Refused(() => _ = new RetryPolicy { BackoffMultiplier = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("backoff_multiplier", Refused(() => _ = new RetryPolicy { BackoffMultiplier = double.PositiveInfinity }), StringComparison.Ordinal);
        Assert.Contains("retryable_status_codes", Refused(() => _ = new RetryPolicy { RetryableStatusCodes = [99] }), StringComparison.Ordinal);
        Assert.Contains("retryable_status_codes", Refused(() => _ = new RetryPolicy { RetryableStatusCodes = [600] }), StringComparison.Ordinal);
        Assert.Contains("retryable_status_codes", Refused(() => _ = new RetryPolicy { RetryableStatusCodes = default }), StringComparison.Ordinal);
        Assert.Contains("timeout_seconds", Refused(() => _ = new RequestOperationPolicy { Timeout = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains(
            "max_elapsed_seconds",
            Refused(() => _ = new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(1), MaxElapsed = TimeSpan.Zero }),
            StringComparison.Ordinal);
        Assert.Contains("timeout_seconds", Refused(() => ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(-1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"max_attempts":true}""", "max_attempts")]
    [InlineData("""{"max_attempts":1.0}""", "max_attempts")]
    [InlineData("""{"max_attempts":0}""", "max_attempts")]
    [InlineData("""{"max_attempts":"3"}""", "max_attempts")]
    [InlineData("""{"backoff_seconds":true}""", "backoff_seconds")]
    [InlineData("""{"backoff_seconds":-1}""", "backoff_seconds")]
    [InlineData("""{"backoff_seconds":1e300}""", "backoff_seconds")]
    [InlineData("""{"backoff_multiplier":false}""", "backoff_multiplier")]
    [InlineData("""{"backoff_multiplier":0}""", "backoff_multiplier")]
    [InlineData("""{"retryable_status_codes":[true]}""", "retryable_status_codes[0]")]
    [InlineData("""{"retryable_status_codes":[500,"503"]}""", "retryable_status_codes[1]")]
    [InlineData("""{"retryable_status_codes":[99]}""", "retryable_status_codes")]
    [InlineData("""{"retryable_status_codes":500}""", "retryable_status_codes")]
    [InlineData("""{"max_retries":3}""", "max_retries")]
    public void Refuses_bad_json_and_names_the_field(string json, string field) =>
        Assert.Contains(field, Refused(() => RetryPolicy.FromJson(Fields(json))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{}""", "timeout_seconds")]
    [InlineData("""{"timeout_seconds":true}""", "timeout_seconds")]
    [InlineData("""{"timeout_seconds":0}""", "timeout_seconds")]
    [InlineData("""{"timeout_seconds":-1}""", "timeout_seconds")]
    [InlineData("""{"timeout_seconds":1e300}""", "timeout_seconds")]
    [InlineData("""{"timeout_seconds":1,"max_elapsed_seconds":0}""", "max_elapsed_seconds")]
    [InlineData("""{"timeout_seconds":1,"max_elapsed_seconds":true}""", "max_elapsed_seconds")]
    [InlineData("""{"timeout_seconds":1,"retry":[]}""", "retry")]
    [InlineData("""{"timeout_seconds":1,"budget":1}""", "budget")]
    public void Refuses_a_bad_operation_and_names_the_field(string json, string field) =>
        Assert.Contains(field, Refused(() => RequestOperationPolicy.FromJson(Fields(json))), StringComparison.Ordinal);

    [Theory]
    [InlineData(600, 10, 30)]
    [InlineData(20, 10, 20)]
    [InlineData(5, 5, 5)]
    public void Remote_defaults_follow_the_request_timeout(double request, double health, double polling)
    {
        var policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(request));
        var retried = new RetryPolicy { MaxAttempts = 3, Backoff = TimeSpan.FromSeconds(0.25), BackoffMultiplier = 2 };

        Assert.Equal(new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(health), Retry = retried }, policy.Health);
        Assert.Equal(new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(request) }, policy.Request);
        Assert.Equal(new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(polling), Retry = retried }, policy.Polling);
        Assert.Equal(new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(request), Retry = retried }, policy.Download);
        Assert.Same(policy.Polling, policy.For(HttpOperationKind.Polling));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.For((HttpOperationKind)9));
    }

    [Fact]
    public void Has_a_json_form_with_every_field()
    {
        var json = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(60)).ToJson();

        Assert.Equal(
            """{"max_elapsed_seconds":null,"retry":{"backoff_multiplier":2.0,"backoff_seconds":0.25,"max_attempts":3,"retryable_status_codes":[408,429,500,502,503,504]},"timeout_seconds":10.0}""",
            json["health"].ToString());
        Assert.Equal(["health", "request", "polling", "download"], json.Keys);
    }

    [Theory]
    [InlineData("""{"health":{"timeout_seconds":1}}""", "request_policy.request")]
    [InlineData("""{"heath":{}}""", "heath")]
    public void Refuses_an_incomplete_policy(string json, string field) =>
        Assert.Contains(field, Refused(() => ProviderRequestPolicy.FromJson((JsonObject)StrictJson.Parse(json))), StringComparison.Ordinal);

    [Fact]
    public void Comes_back_from_json_as_it_was() => Prop.ForAll<byte, ushort, bool>(
        (attempts, milliseconds, hasBudget) =>
        {
            var operation = new RequestOperationPolicy
            {
                Timeout = TimeSpan.FromSeconds(attempts + 1),
                Retry = new RetryPolicy
                {
                    MaxAttempts = attempts + 1,
                    Backoff = TimeSpan.FromMilliseconds(milliseconds),
                    BackoffMultiplier = 1 + (attempts / 16.0),
                    RetryableStatusCodes = [503, 429],
                },
                MaxElapsed = hasBudget ? TimeSpan.FromMilliseconds(milliseconds + 1) : null,
            };
            var policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(7)) with { Download = operation };
            var text = policy.ToJson().ToString();
            var back = ProviderRequestPolicy.FromJson((JsonObject)StrictJson.Parse(text));
            return back == policy && back.GetHashCode() == policy.GetHashCode();
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261123, 11));
}
