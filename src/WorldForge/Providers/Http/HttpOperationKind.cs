namespace WorldForge.Providers.Http;

/// <summary>Which part of a <see cref="ProviderRequestPolicy"/> governs a request.</summary>
public enum HttpOperationKind
{
    /// <summary>A health probe.</summary>
    Health,

    /// <summary>A create-style request: it may have an effect, so a POST or PATCH is sent once.</summary>
    Request,

    /// <summary>A question about a remote task.</summary>
    Polling,

    /// <summary>The download of an artifact.</summary>
    Download,
}
