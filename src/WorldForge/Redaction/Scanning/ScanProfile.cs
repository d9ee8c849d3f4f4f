namespace WorldForge.Redaction.Scanning;

/// <summary>What differs between the profiles of the one engine.</summary>
internal sealed record ScanProfile
{
    public static ScanProfile Observable { get; } = new();

    public static ScanProfile Security { get; } = new() { MaskSignedUrls = true, MaskIsolatedValues = true };

    public static ScanProfile ReleaseNotes { get; } = Security with { LooseTempPaths = true };

    public static ScanProfile CommandLine { get; } = new()
    {
        Marker = "<redacted>",
        UrlMarker = "<redacted-url>",
        MaskQueriedUrls = true,
        KeepFileNames = true,
    };

    public string Marker { get; init; } = Redactor.Marker;

    public string UrlMarker { get; init; } = Redactor.UrlMarker;

    /// <summary>A URL whose query carries a signature or key becomes <see cref="UrlMarker"/> as a whole.</summary>
    public bool MaskSignedUrls { get; init; }

    /// <summary>A URL with any query becomes <see cref="UrlMarker"/> as a whole.</summary>
    public bool MaskQueriedUrls { get; init; }

    /// <summary>A value right after a secret word goes, also without a sign between them.</summary>
    public bool MaskIsolatedValues { get; init; }

    /// <summary>Relative paths below a folder named <c>tmp</c> or <c>temp</c> go too.</summary>
    public bool LooseTempPaths { get; init; }

    /// <summary>A masked path keeps its last name: <c>&lt;host-local:name&gt;</c>.</summary>
    public bool KeepFileNames { get; init; }

    /// <summary>Paths that may be routes of an API (<c>/data/x</c>) stay; for targets of calls.</summary>
    public bool KeepRoutes { get; init; }

    public KnownRoots Roots { get; init; } = KnownRoots.None;
}
