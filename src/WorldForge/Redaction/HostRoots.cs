namespace WorldForge.Redaction;

/// <summary>
/// The directories and the account of the machine that runs now. A <see cref="Redactor"/> that knows them masks them also where
/// their shape alone says nothing. Blank values and a bare file-system root are ignored.
/// </summary>
public sealed record HostRoots
{
    /// <summary>Nothing is known about this machine.</summary>
    public static HostRoots None { get; } = new();

    /// <summary>Absolute path of the repository or workspace; paths under it are shown relative to it with <c>/</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Absolute path of the user's profile; it and what lies under it become <see cref="Redactor.HostPathMarker"/>.</summary>
    public string? Home { get; init; }

    /// <summary>Absolute path of the directory for temporary files; treated like <see cref="Home"/>.</summary>
    public string? Temp { get; init; }

    /// <summary>
    /// Account name; a path segment equal to it (in any case) becomes the marker. In URLs, and for names that are also ordinary folders
    /// (<c>root</c>, <c>runner</c>, <c>build</c>) or shorter than three characters, only where it follows a <c>home</c> or <c>Users</c>
    /// segment.
    /// </summary>
    public string? UserName { get; init; }

    /// <summary>Reads home, temp and account of the running process.</summary>
    /// <param name="repository">Absolute path of the repository, when there is one.</param>
    public static HostRoots OfThisMachine(string? repository = null) => new()
    {
        Repository = repository,
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Temp = Path.GetTempPath(),
        UserName = Environment.UserName,
    };
}
