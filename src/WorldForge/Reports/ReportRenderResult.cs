using WorldForge.Redaction;

namespace WorldForge.Reports;

/// <summary>A rendered report, with its promise about where it may go.</summary>
public sealed record ReportRenderResult
{
    private ReportRenderResult(string content, string mediaType, bool safeToAttach)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        MediaType = ReportNames.MediaType(mediaType);
        SafeToAttach = safeToAttach;
    }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>The media type, lower case, such as <c>text/html</c>.</summary>
    public string MediaType { get; }

    /// <summary>Whether the text may leave the machine: redaction finds nothing in it.</summary>
    public bool SafeToAttach { get; }

    /// <summary>Whether the text must stay on the machine; always the opposite of <see cref="SafeToAttach"/>.</summary>
    public bool LocalOnly => !SafeToAttach;

    /// <summary>A text that may leave the machine. HTML, Markdown and CSV are judged as they read, without their escapes.</summary>
    /// <exception cref="WorldForgeException">Redaction would change the text (<see cref="FaultCodes.ManifestUnsafe"/>), or the media type is not one.</exception>
    public static ReportRenderResult Safe(string content, string mediaType)
    {
        var result = new ReportRenderResult(content, mediaType, safeToAttach: true);
        string read = ReadText.Of(content, mediaType);
        return Redactor.Observable.Redact(read) == read
            ? result
            : throw new WorldForgeException(
                FaultCodes.ManifestUnsafe,
                "A report that is safe to attach holds a secret, an unsafe URL or a path of this machine. First triage: redact the report's values before it is rendered.");
    }

    /// <summary>A text that stays on the machine.</summary>
    /// <exception cref="WorldForgeException">The media type is not one.</exception>
    public static ReportRenderResult Local(string content, string mediaType) => new(content, mediaType, safeToAttach: false);
}
