namespace WorldForge.Calls;

/// <summary>A resolved component and its identity.</summary>
/// <typeparam name="T">The capability interface.</typeparam>
internal readonly record struct CallTarget<T>(CallIdentity Identity, T Component)
    where T : class;
