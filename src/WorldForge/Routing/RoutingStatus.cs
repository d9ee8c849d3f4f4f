namespace WorldForge.Routing;

/// <summary>What came of one provider of a route.</summary>
public enum RoutingStatus
{
    /// <summary>The operation answered.</summary>
    Succeeded,

    /// <summary>The operation threw.</summary>
    Failed,

    /// <summary>The facade does not know the provider.</summary>
    SkippedNotRegistered,

    /// <summary>The provider lacks the capability, or the host closed it to traffic.</summary>
    SkippedIncompatible,
}
