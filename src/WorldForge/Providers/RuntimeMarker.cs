namespace WorldForge.Providers;

/// <summary>What a test or a benchmark needs from outside. Each is off until the person who runs it opts in.</summary>
[Flags]
public enum RuntimeMarker
{
    /// <summary>Nothing: it runs on every machine.</summary>
    None = 0,

    /// <summary>A real runtime or service.</summary>
    Live = 1,

    /// <summary>The network.</summary>
    Network = 2,

    /// <summary>A GPU.</summary>
    Gpu = 4,

    /// <summary>A robot or its drivers.</summary>
    Robotics = 8,

    /// <summary>Credentials.</summary>
    Credentialed = 16,
}
