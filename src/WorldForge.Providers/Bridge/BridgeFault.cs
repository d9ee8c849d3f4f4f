namespace WorldForge.Providers.Bridge;

/// <summary>The errors of the bridge.</summary>
internal static class BridgeFault
{
    public static ProviderException Of(string code, string problem, Exception? inner = null, bool retry = false) =>
        new(code, $"The runtime worker {problem}.", inner) { IsRetryable = retry };
}
