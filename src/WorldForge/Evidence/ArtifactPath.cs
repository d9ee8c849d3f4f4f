using WorldForge.IO;
using WorldForge.Redaction;

namespace WorldForge.Evidence;

/// <summary>How a manifest names an artifact: a relative path with <c>/</c>, or an http(s) URL without user info, query and fragment.</summary>
internal static class ArtifactPath
{
    private const string SchemeMark = "://";

    /// <summary>Makes the stored form of what a host gives; an absolute path must lie below the root.</summary>
    /// <exception cref="WorldForgeException">The path has no safe stored form.</exception>
    public static string Normalize(string value, string field, string? root)
    {
        string text = value.Trim();
        string stored = text.Contains(SchemeMark, StringComparison.Ordinal)
            ? Redactor.Observable.RedactTarget(text) ?? ""
            : Relative(text, field, root).Replace('\\', '/');
        return Problem(stored) is { } problem ? throw Invalid(field, problem) : stored;
    }

    /// <summary>Says what is wrong with a stored form.</summary>
    public static string? Problem(string stored)
    {
        if (stored.Contains(SchemeMark, StringComparison.Ordinal))
        {
            bool isHttp = stored.StartsWith("https://", StringComparison.Ordinal) || stored.StartsWith("http://", StringComparison.Ordinal);
            return isHttp && stored == Redactor.Observable.RedactTarget(stored)
                ? null
                : "must be an http or https URL without user info, query and fragment";
        }

        bool starts = stored.Length > 0 && stored[0] is not ('/' or '~' or '$' or '%');
        bool plain = stored.IndexOfAny(['\\', ':', '?', '#', '\r', '\n', '\0']) < 0;
        bool inside = stored.Split('/').All(segment => segment is not ("" or "." or ".."));
        return starts && plain && inside && stored == stored.Trim() && EvidenceText.IsSafe(stored)
            ? null
            : "must be a relative path with '/', inside its root, without query, fragment, drive, variable or secret";
    }

    private static string Relative(string text, string field, string? root)
    {
        if (!Path.IsPathRooted(text) || root is null)
        {
            return text;
        }

        return RealPath.IsInside(root, text)
            ? Path.GetRelativePath(RealPath.Resolve(root), RealPath.Resolve(text))
            : throw Invalid(field, "must lie inside the artifact root");
    }

    private static WorldForgeException Invalid(string field, string problem) => new(FaultCodes.ManifestUnsafe, $"{field} {problem}.");
}
