using System.Reflection;

namespace WorldForge.Tests.Errors;

public sealed class FaultTests
{
    [Fact]
    public void Input_errors_and_provider_errors_are_separate_families()
    {
        Assert.False(typeof(WorldForgeException).IsAssignableFrom(typeof(ProviderException)));
        Assert.True(typeof(WorldForgeException).IsAssignableFrom(typeof(WorldStateException)));
        Assert.True(typeof(ProviderException).IsAssignableFrom(typeof(ProviderBudgetExceededException)));
    }

    [Fact]
    public void Every_error_carries_its_code_cause_and_context()
    {
        var cause = new InvalidOperationException("cause");
        IWorldForgeFault[] faults =
        [
            new WorldForgeException("wf.a", "m", cause) { Provider = "p", Operation = "o", Attempt = 1, StatusCode = 2 },
            new WorldStateException("wf.a", "m", cause) { Provider = "p", Operation = "o", Attempt = 1, StatusCode = 2 },
            new ProviderException("wf.a", "m", cause) { Provider = "p", Operation = "o", Attempt = 1, StatusCode = 2 },
            new ProviderBudgetExceededException("wf.a", "m", cause) { Provider = "p", Operation = "o", Attempt = 1, StatusCode = 2 },
        ];

        Assert.All(faults, fault =>
        {
            Assert.Equal(("wf.a", "p", "o", 1, 2), (fault.Code, fault.Provider, fault.Operation, fault.Attempt, fault.StatusCode));
            Assert.Equal("m", ((Exception)fault).Message);
            Assert.Same(cause, ((Exception)fault).InnerException);
        });
    }

    [Fact]
    public void Messages_are_redacted_when_the_error_is_made()
    {
        const string Message = "GET failed, Authorization: Bearer planted-raw-secret, key api_key=planted-raw-secret at /home/planted/data";

        Exception[] errors =
        [
            new WorldForgeException("wf.a", Message),
            new WorldStateException("wf.a", Message),
            new ProviderException("wf.a", Message),
            new ProviderBudgetExceededException("wf.a", Message),
        ];

        Assert.All(errors, error => Assert.DoesNotContain("planted", error.Message, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.StartsWith("GET failed", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_said_is_null()
    {
        var fault = new ProviderException(FaultCodes.ProviderFailed, "m");

        Assert.Equal((null, null, null, null), (fault.Provider, fault.Operation, fault.Attempt, fault.StatusCode));
        Assert.False(fault.IsRetryable);
        Assert.True(new ProviderException(FaultCodes.ProviderTransport, "m") { IsRetryable = true }.IsRetryable);
    }

    [Fact]
    public void A_budget_error_says_how_much_time_was_allowed_and_used()
    {
        var error = new ProviderBudgetExceededException(FaultCodes.ProviderBudget, "m") { Budget = TimeSpan.FromSeconds(1), Elapsed = TimeSpan.FromSeconds(2) };

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), (error.Budget, error.Elapsed));
    }

    [Fact]
    public void An_error_without_code_or_message_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new WorldForgeException(" ", "m"));
        Assert.Throws<ArgumentNullException>(() => new ProviderException("wf.a", null!));
    }

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        string[] codes = [.. typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

        Assert.Distinct(codes);
        Assert.All(codes, code => Assert.Matches("\\Awf(\\.[a-z]+){2}\\z", code));
    }
}
