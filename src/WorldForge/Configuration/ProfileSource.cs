using WorldForge.Redaction;

namespace WorldForge.Configuration;

/// <summary>How evidence names the file of a profile: never with the folders of a machine.</summary>
internal static class ProfileSource
{
    public const string Prefix = "profile:";

    /// <summary>The label of a file that was given by its path.</summary>
    public static string Of(string path, string name)
    {
        string posix = path.Replace('\\', '/');
        if (ProfilePath.Problem(path) is null && IsSafe(posix))
        {
            return Prefix + posix;
        }

        string file = posix[(posix.LastIndexOf('/') + 1)..];
        return Prefix + (file.Length > 0 && ProfilePath.Problem(file) is null && IsSafe(file) ? file : name);
    }

    /// <summary>Whether a stored label is one.</summary>
    public static bool IsLabel(string label) =>
        label.StartsWith(Prefix, StringComparison.Ordinal) && ProfilePath.Problem(label[Prefix.Length..]) is null && IsSafe(label);

    private static bool IsSafe(string text) => Redactor.Observable.Redact(text) == text;
}
