namespace WorldForge.Providers.Http;

/// <summary>Named retry behaviour for requests to remote providers; see <see cref="RequestPreset"/>.</summary>
public enum RetryPreset
{
    /// <summary>What the provider brings.</summary>
    Standard,

    /// <summary>One attempt for everything.</summary>
    None,

    /// <summary>Five attempts with growing waits for health, polling and downloads; a create-style request is still sent once.</summary>
    Patient,
}
