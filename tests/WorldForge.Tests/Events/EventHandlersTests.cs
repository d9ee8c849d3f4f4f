using Microsoft.Extensions.Logging;
using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class EventHandlersTests
{
    [Fact]
    public void Composes_nothing_to_null_and_one_to_itself()
    {
        var only = new InMemoryRecorderSink();

        Assert.Null(EventHandlers.Compose());
        Assert.Null(EventHandlers.Compose(null, null));
        Assert.Same(only, EventHandlers.Compose(null, only));
    }

    [Fact]
    public void Calls_all_in_order_with_nested_compositions_flattened()
    {
        var calls = new List<string>();
        IProviderEventHandler Named(string name) => EventHandlers.From(_ => calls.Add(name));

        IProviderEventHandler? inner = EventHandlers.Compose(Named("b"), null, Named("c"));
        IProviderEventHandler? all = EventHandlers.Compose(Named("a"), inner, Named("d"));
        all!.Handle(SampleEvents.Minimal);

        Assert.Equal(["a", "b", "c", "d"], calls);
    }

    [Fact]
    public void Isolates_a_handler_that_throws_and_logs_it_once_without_its_text()
    {
        using var logs = new RecordingLoggerFactory();
        var delivery = new EventDelivery(logs);
        var after = new InMemoryRecorderSink();
        IProviderEventHandler bad = EventHandlers.From(_ => throw new InvalidOperationException("token=s3cr3t"));

        IProviderEventHandler? all = delivery.Compose(bad, after);
        all!.Handle(SampleEvents.Minimal);
        all.Handle(SampleEvents.Full);

        Assert.Equal(2, after.Events.Length);
        Assert.Equal(2, delivery.FailureCount);
        Assert.Equal(2, Assert.Single(delivery.FailuresByHandler).Value);
        RecordingLoggerFactory.Entry entry = Assert.Single(logs.Entries);
        Assert.Equal((EventDelivery.LogCategory, LogLevel.Warning), (entry.Category, entry.Level));
        Assert.Contains("InvalidOperationException", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_even_a_handlers_own_cancellation_from_the_call()
    {
        var delivery = new EventDelivery();

        delivery.Deliver(EventHandlers.From(_ => throw new OperationCanceledException()), SampleEvents.Minimal);

        Assert.Equal(1, delivery.FailureCount);
    }

    [Fact]
    public void Lets_exceptions_through_when_it_is_strict()
    {
        var delivery = new EventDelivery(strict: true);
        IProviderEventHandler bad = EventHandlers.From(_ => throw new InvalidOperationException("told you"));

        Assert.Throws<InvalidOperationException>(() => delivery.Deliver(bad, SampleEvents.Minimal));
        Assert.Equal(0, delivery.FailureCount);
    }

    [Fact]
    public void Delivers_nothing_to_no_handler()
    {
        var delivery = new EventDelivery();

        delivery.Deliver(null, SampleEvents.Minimal);

        Assert.Equal(0, delivery.FailureCount);
        Assert.Throws<ArgumentNullException>(() => delivery.Deliver(null, null!));
    }
}
