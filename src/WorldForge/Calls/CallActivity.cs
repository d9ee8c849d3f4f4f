using System.Diagnostics;
using WorldForge.Events;

namespace WorldForge.Calls;

/// <summary>The activity around every capability call. Free when nobody listens.</summary>
internal static class CallActivity
{
    private static readonly ActivitySource Source = new(ProviderTelemetry.SourceName, ProviderTelemetry.Version);

    public static Activity? Start(CallIdentity identity)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity? activity = Source.StartActivity($"worldforge.{identity.Operation}", ActivityKind.Internal);
        activity?.SetTag("worldforge.provider", identity.Provider);
        activity?.SetTag("worldforge.operation", identity.Operation);
        activity?.SetTag("worldforge.capability", identity.Operation);
        return activity;
    }
}
