using WorldForge.Validation;

namespace WorldForge.Configuration;

/// <summary>A path in a profile: relative to the current directory, inside it, and the same on every system.</summary>
internal static class ProfilePath
{
    /// <summary>The path with <c>/</c>.</summary>
    /// <exception cref="WorldForgeException">It is no safe relative path; the message names the field and the rule.</exception>
    public static string Of(string value, string field) =>
        Problem(value) is { } problem ? throw Check.Invalid(field, problem) : Normal(value);

    /// <summary>What is wrong with a path, or null.</summary>
    public static string? Problem(string value)
    {
        if (value.Contains("://", StringComparison.Ordinal) || value.Contains('?', StringComparison.Ordinal) || value.Contains('#', StringComparison.Ordinal))
        {
            return "must be a path without a URL scheme, query or fragment";
        }

        string[] parts = Normal(value).Split('/');
        bool isDrive = parts[0].Length > 1 && char.IsAsciiLetter(parts[0][0]) && parts[0][1] == ':';
        if ((parts[0].Length == 0 && parts.Length > 1) || isDrive)
        {
            return "must be a relative path, not an absolute one";
        }

        if (parts[0].StartsWith('~') || parts[0].StartsWith('$') || parts[0].StartsWith('%'))
        {
            return "must not start with '~', '$' or '%'";
        }

        if (parts.Contains(".."))
        {
            return "must not contain '..'";
        }

        if (parts.Any(part => part is ".env" or ".env.local"))
        {
            return "must not name an environment file";
        }

        return value.Trim().Length == 0 || value.AsSpan().ContainsAnyInRange('\0', '\u001f') ? "must be a path that is not blank" : null;
    }

    private static string Normal(string value) => value.Trim().Replace('\\', '/');
}
