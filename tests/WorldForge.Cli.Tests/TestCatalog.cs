using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests;

/// <summary>A catalog with a provider that is not local and needs a setting.</summary>
internal static class TestCatalog
{
    /// <summary>The mock, and <c>remote</c>, which is configured by <c>REMOTE_URL</c>.</summary>
    public static ProviderCatalog WithRemote() => ProviderCatalog.BuiltIn.With(
    [
        new ProviderCatalogEntry
        {
            Name = "remote",
            Factory = static context => new RemoteProvider(context.Environment),
            DocsPage = "providers/remote.md",
            RuntimeOwnership = "the host runs | owns it",
        },
    ]);

    private sealed class RemoteProvider(ProviderEnvironment environment) : WorldModelProvider(
        new ProviderProfile(
            "remote",
            ProviderCapabilities.Of(Capability.Policy),
            new ProviderProfileSpec { Description = "A remote policy.", IsLocal = false, RequiredVariables = ["REMOTE_URL"] }),
        environment)
    {

        public override ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) =>
            throw new ProviderException(FaultCodes.ProviderTransport, "The remote end is gone: https://remote.invalid/act?token=abc");
    }
}
