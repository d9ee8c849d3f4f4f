using WorldForge.Capabilities;
using WorldForge.Providers;

namespace WorldForge.Cli.Tests;

/// <summary>A host's factory whose provider never answers; it says on standard error when it is asked.</summary>
public static class HangingFactory
{
    public const string Started = "asked";

    public static IWorldModelProvider Make() => new Hanging();

    private sealed class Hanging() : WorldModelProvider(
        new ProviderProfile("hanging", ProviderCapabilities.Of(Capability.Embed), new ProviderProfileSpec { Description = "Never answers.", IsLocal = true })), IHealthProbe
    {
        public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
        {
            await Console.Error.WriteLineAsync(Started);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("An endless wait ended.");
        }
    }
}
