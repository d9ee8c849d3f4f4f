namespace WorldForge.Evidence;

/// <summary>Where the bytes of a dataset entry are.</summary>
public enum DatasetEntryKind
{
    /// <summary>A small file below the manifest's root.</summary>
    LocalFixture,

    /// <summary>An https address.</summary>
    RemoteReference,

    /// <summary>An asset that the host keeps; only its id is known.</summary>
    HostAsset,
}
