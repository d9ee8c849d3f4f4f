using WorldForge.Redaction.Scanning;

namespace WorldForge.Redaction;

/// <summary>
/// Removes secrets and host-local paths from text. There is one engine and a few profiles of it; every sink, report, manifest and error
/// message goes through it. Redaction is deterministic, idempotent and linear in the length of the text. Safe for use by several threads.
/// </summary>
public sealed partial class Redactor
{
    /// <summary>Stands where a secret was.</summary>
    public const string Marker = "[redacted]";

    /// <summary>Stands where a path of this machine was.</summary>
    public const string HostPathMarker = "<host-local-path>";

    /// <summary>Stands where a signed URL was, in the <see cref="Security"/> and <see cref="ReleaseNotes"/> profiles.</summary>
    public const string UrlMarker = "[redacted-url]";

    internal Redactor(ScanProfile profile) => Profile = profile;

    /// <summary>Rules for events, logs, spans, errors and diagnostics.</summary>
    public static Redactor Observable { get; } = new(ScanProfile.Observable);

    /// <summary>
    /// Rules for release evidence, dashboards and audits: a signed URL goes as a whole, and a value that follows a secret word
    /// without any sign between them goes too.
    /// </summary>
    public static Redactor Security { get; } = new(ScanProfile.Security);

    /// <summary>
    /// Rules for drafts that people write: <see cref="Security"/>, and relative paths below a folder named <c>tmp</c> or <c>temp</c>
    /// become <see cref="HostPathMarker"/> too.
    /// </summary>
    public static Redactor ReleaseNotes { get; } = new(ScanProfile.ReleaseNotes);

    /// <summary>Rules for recorded command lines: markers in angle brackets, absolute paths keep their file name.</summary>
    public static Redactor CommandLine { get; } = new(ScanProfile.CommandLine);

    internal ScanProfile Profile { get; }

    /// <summary>The same rules with the directories and account of a machine.</summary>
    public Redactor WithRoots(HostRoots roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return new Redactor(Profile with { Roots = KnownRoots.From(roots) });
    }

    /// <summary>Redacts text; the same instance comes back when nothing had to change.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextRedaction.Apply(text, Profile);
    }

    /// <summary>
    /// Redacts the target of a call: a URL keeps scheme, host, port and path; a bare route such as <c>/act</c> is kept; a path of this
    /// machine is masked.
    /// </summary>
    /// <returns>The safe target; null for blank input; <see cref="Marker"/> when nothing safe remains.</returns>
    public string? RedactTarget(string? target)
    {
        var text = target?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var safe = TextRedaction.Apply(text, Profile with { KeepRoutes = true });
        var cut = safe.AsSpan().IndexOfAny('?', '#');
        if (cut >= 0)
        {
            safe = safe[..cut].TrimEnd();
        }

        return safe.Length == 0 ? Profile.Marker : safe;
    }

    /// <summary>Redacts a request, artifact or session id; an id that is a URL follows <see cref="RedactTarget"/>.</summary>
    /// <returns>The safe id; null for blank input.</returns>
    public string? RedactId(string? id)
    {
        var text = id?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return UrlText.IsUrl(text) ? RedactTarget(text) : Redact(text);
    }

    /// <summary>Redacts an argument list: a value that belongs to a secret option is masked also when it is the next argument.</summary>
    /// <returns>As many arguments as came in, in their order.</returns>
    public IReadOnlyList<string> RedactArguments(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return ArgumentRedaction.Apply(arguments, Profile);
    }
}
