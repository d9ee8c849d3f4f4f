using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

public sealed class RequestPresetTests
{
    private static readonly ProviderRequestPolicy Defaults = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(600));

    [Fact]
    public void Without_a_choice_the_policy_stays() => Assert.Equal(Defaults, new RequestPreset().Apply(Defaults));

    [Fact]
    public void Checkout_safe_bounds_attempt_and_operation()
    {
        ProviderRequestPolicy policy = new RequestPreset { Timeout = TimeoutPreset.CheckoutSafe }.Apply(Defaults);

        Assert.All(Operations(policy), operation =>
        {
            Assert.Equal(TimeSpan.FromSeconds(10), operation.Timeout);
            Assert.Equal(TimeSpan.FromSeconds(30), operation.MaxElapsed);
        });
        Assert.Equal(Defaults.Polling.Retry, policy.Polling.Retry);
    }

    [Fact]
    public void A_prepared_host_has_four_times_the_time()
    {
        ProviderRequestPolicy policy = new RequestPreset { Timeout = TimeoutPreset.PreparedHost }.Apply(Defaults);

        Assert.Equal(TimeSpan.FromSeconds(2400), policy.Request.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(40), policy.Health.Timeout);
        Assert.Null(policy.Request.MaxElapsed);
    }

    [Fact]
    public void None_means_one_attempt_for_everything() =>
        Assert.All(Operations(new RequestPreset { Retry = RetryPreset.None }.Apply(Defaults)), operation => Assert.Equal(1, operation.Retry.MaxAttempts));

    [Fact]
    public void Patient_retries_five_times_but_never_a_create_style_request()
    {
        ProviderRequestPolicy policy = new RequestPreset { Retry = RetryPreset.Patient }.Apply(Defaults);

        Assert.Equal(1, policy.Request.Retry.MaxAttempts);
        Assert.Equal([5, 5, 5], [policy.Health.Retry.MaxAttempts, policy.Polling.Retry.MaxAttempts, policy.Download.Retry.MaxAttempts]);
    }

    private static IEnumerable<RequestOperationPolicy> Operations(ProviderRequestPolicy policy) => [policy.Health, policy.Request, policy.Polling, policy.Download];
}
