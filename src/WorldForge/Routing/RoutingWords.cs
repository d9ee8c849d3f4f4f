namespace WorldForge.Routing;

/// <summary>The wire words of <see cref="RoutingStatus"/>.</summary>
internal static class RoutingWords
{
    public static string ToWireName(this RoutingStatus status) => status switch
    {
        RoutingStatus.Succeeded => "succeeded",
        RoutingStatus.Failed => "failed",
        RoutingStatus.SkippedNotRegistered => "skipped-not-registered",
        RoutingStatus.SkippedIncompatible => "skipped-incompatible",
        _ => throw new WorldForgeException(FaultCodes.InputInvalid, $"Unknown routing status '{status}'."),
    };
}
