namespace WorldForge.Redaction.Scanning;

/// <summary>The roots of this machine, trimmed and ready to compare.</summary>
internal sealed record KnownRoots(string? Repository, string? Home, string? Temp, string? UserName)
{
    /// <summary>Accounts whose names are also ordinary folder names, or too short to stand for a person.</summary>
    private static readonly HashSet<string> CommonNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "root", "admin", "administrator", "user", "users", "home", "build", "builder", "runner", "agent", "app", "work", "data", "test", "tests",
        "src", "bin", "lib", "docs", "dev", "code", "default", "public", "guest", "github", "jenkins", "docker", "ubuntu", "nuget", "dotnet",
        "system", "service", "local", "share", "packages", "worldforge",
    };

    public static KnownRoots None { get; } = new(null, null, null, null);

    public static KnownRoots From(HostRoots roots) =>
        new(Clean(roots.Repository), Clean(roots.Home), Clean(roots.Temp), string.IsNullOrWhiteSpace(roots.UserName) ? null : roots.UserName.Trim());

    /// <summary>Whether the account's name says nothing outside a folder of profiles.</summary>
    public bool IsCommonName { get; } = UserName is null || UserName.Length < 3 || CommonNames.Contains(UserName);

    /// <summary>Whether a path segment is the account.</summary>
    public bool IsUser(ReadOnlySpan<char> segment) => segment.Equals(UserName, StringComparison.OrdinalIgnoreCase) && !segment.IsEmpty;

    /// <summary>Length of the root at the start of <paramref name="text"/>, or 0; the root must end where a path segment ends.</summary>
    public static int MatchLength(ReadOnlySpan<char> text, string? root)
    {
        if (root is null || text.Length < root.Length)
        {
            return 0;
        }

        var escaped = 0;
        for (var i = 0; i < root.Length; i++)
        {
            if (i + escaped >= text.Length || !Same(text[i + escaped], root[i]))
            {
                return 0;
            }

            // A Windows root inside JSON text has its separators doubled.
            if (root[i] == '\\' && i > 1 && i + escaped + 1 < text.Length && text[i + escaped + 1] == '\\')
            {
                escaped++;
            }
        }

        var length = root.Length + escaped;
        return length == text.Length || !(char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or '.') ? length : 0;
    }

    private static bool Same(char a, char b) =>
        a == b || (a is '/' or '\\' && b is '/' or '\\') || (b < 128 && char.ToLowerInvariant(a) == char.ToLowerInvariant(b));

    private static string? Clean(string? path)
    {
        var text = path?.Trim().TrimEnd('/', '\\');
        return string.IsNullOrEmpty(text) || text.Length < 3 ? null : text;
    }
}
