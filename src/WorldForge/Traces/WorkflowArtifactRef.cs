using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Traces;

/// <summary>Names an artifact that a step read or wrote, without holding it.</summary>
/// <remarks>A reference that is not safe to attach never keeps its path: <see cref="Path"/> then reads <c>&lt;host-local-path&gt;</c>.</remarks>
public sealed record WorkflowArtifactRef
{
    /// <summary>Builds a reference.</summary>
    /// <param name="label">What the artifact is; not blank, without secret-like words.</param>
    /// <param name="path">Relative path with <c>/</c>; without <c>..</c>, drive, query, fragment or host-local part unless the reference is
    /// not safe to attach.</param>
    /// <param name="digest">Digest of the content.</param>
    /// <param name="mediaType">Media type, such as <c>application/json</c>.</param>
    /// <param name="safeToAttach">Whether the artifact may leave this machine.</param>
    /// <exception cref="WorldForgeException">A part is unsafe; the message names it, never its value.</exception>
    public WorkflowArtifactRef(
        string label,
        string? path = null,
        Sha256Digest? digest = null,
        string? mediaType = null,
        bool safeToAttach = true)
    {
        Label = TraceText.Label(label, "artifact label");
        SafeToAttach = safeToAttach;
        Path = path is null ? null : safeToAttach ? SafePath(path) : Redactor.HostPathMarker;
        Digest = digest;
        MediaType = mediaType is null ? null : TraceText.Label(mediaType, "artifact media_type");
    }

    /// <summary>What the artifact is.</summary>
    public string Label { get; }

    /// <summary>Relative path, or <c>&lt;host-local-path&gt;</c> when it must stay on its machine.</summary>
    public string? Path { get; }

    /// <summary>Digest of the content.</summary>
    public Sha256Digest? Digest { get; }

    /// <summary>Media type.</summary>
    public string? MediaType { get; }

    /// <summary>Whether the artifact may leave this machine.</summary>
    public bool SafeToAttach { get; }

    internal JsonObject ToJson()
    {
        var wire = new JsonObject.Builder();
        wire.Add("label", Label);
        wire.Add("safe_to_attach", SafeToAttach);
        if (Path is not null)
        {
            wire.Add("path", Path);
        }

        if (Digest is { } digest)
        {
            wire.Add("digest", digest.ToString());
        }

        if (MediaType is not null)
        {
            wire.Add("media_type", MediaType);
        }

        return wire.Build();
    }

    private static string SafePath(string path)
    {
        string trimmed = path.Trim();
        bool relative = trimmed.Length > 0
            && trimmed[0] is not ('/' or '~')
            && trimmed.IndexOfAny(['\\', ':', '?', '#']) < 0
            && trimmed.Split('/').All(segment => segment.Length > 0 && segment is not ("." or ".."));
        return relative && Redactor.Observable.Redact(trimmed) == trimmed
            ? trimmed
            : throw TraceFault.Of("artifact path must be relative, inside its root and without query, fragment, drive or secret");
    }
}
