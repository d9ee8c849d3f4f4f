using WorldForge.Cli.Terminal;

namespace WorldForge.Cli.Tests.Terminal;

public sealed class StopSignalsTests
{
    [Fact]
    public void Is_not_cancelled_before_a_signal()
    {
        using StopSignals signals = new();

        Assert.False(signals.Token.IsCancellationRequested);
    }
}
