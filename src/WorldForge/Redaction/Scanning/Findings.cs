namespace WorldForge.Redaction.Scanning;

/// <summary>What the engine masked.</summary>
[Flags]
internal enum Findings
{
    None = 0,

    /// <summary>A credential.</summary>
    Secret = 1,

    /// <summary>A path, folder or account of a machine.</summary>
    HostPath = 2,
}
