using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Reports;

/// <summary>Turns the JSON document of one family of artifacts into one format.</summary>
public sealed class ReportRenderer
{
    private readonly Func<JsonObject, ReportRenderResult> _render;

    /// <summary>A renderer that decides for each document whether its text may leave the machine.</summary>
    /// <param name="artifactFamily">What it renders, such as <c>comparison</c>: lower-case letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="outputFormat">What it renders to, such as <c>html</c>: same alphabet.</param>
    /// <param name="mediaType">The media type of every result.</param>
    /// <param name="supportedSchemas">The documents that it reads, such as <c>comparison:2</c>; at least one.</param>
    /// <param name="safeToAttach">Whether its results are meant to leave the machine.</param>
    /// <param name="description">One sentence for listings.</param>
    /// <param name="render">Makes the result.</param>
    /// <exception cref="WorldForgeException">A name, the media type, the schemas or the description are not valid.</exception>
    public ReportRenderer(
        string artifactFamily,
        string outputFormat,
        string mediaType,
        IEnumerable<string> supportedSchemas,
        bool safeToAttach,
        string description,
        Func<JsonObject, ReportRenderResult> render)
    {
        ArgumentNullException.ThrowIfNull(supportedSchemas);
        ArgumentNullException.ThrowIfNull(render);
        ArtifactFamily = ReportNames.Name(artifactFamily, "artifact_family");
        OutputFormat = ReportNames.Name(outputFormat, "output_format");
        MediaType = ReportNames.MediaType(mediaType);
        SupportedSchemas = [.. supportedSchemas.Select(schema => Check.Text(schema, "supported_schemas[]"))];
        SafeToAttach = safeToAttach;
        Description = Check.Text(description, "description");
        _render = render;
        if (SupportedSchemas.IsEmpty)
        {
            throw Check.Invalid("supported_schemas", "must name at least one schema");
        }
    }

    /// <summary>A renderer that returns plain text, with the media type of a built-in format and one promise for all documents.</summary>
    public static ReportRenderer OfText(
        string artifactFamily, string outputFormat, IEnumerable<string> supportedSchemas, bool safeToAttach, string description, Func<JsonObject, string> render)
    {
        ArgumentNullException.ThrowIfNull(render);
        string mediaType = ReportFormats.MediaType(outputFormat);
        return new ReportRenderer(
            artifactFamily, outputFormat, mediaType, supportedSchemas, safeToAttach, description,
            payload => safeToAttach ? ReportRenderResult.Safe(render(payload), mediaType) : ReportRenderResult.Local(render(payload), mediaType));
    }

    /// <summary>What it renders.</summary>
    public string ArtifactFamily { get; }

    /// <summary>What it renders to.</summary>
    public string OutputFormat { get; }

    /// <summary>The media type of every result.</summary>
    public string MediaType { get; }

    /// <summary>The documents that it reads.</summary>
    public ImmutableArray<string> SupportedSchemas { get; }

    /// <summary>Whether its results are meant to leave the machine.</summary>
    public bool SafeToAttach { get; }

    /// <summary>One sentence for listings.</summary>
    public string Description { get; }

    /// <summary>Family and format as errors and listings name them: <c>comparison:html</c>.</summary>
    public string Key => $"{ArtifactFamily}:{OutputFormat}";

    /// <summary>Renders a document.</summary>
    /// <param name="payload">The document; it must be a JSON object.</param>
    /// <exception cref="WorldForgeException">
    /// The document is not an object or misses what the renderer needs, or the result has another media type or is not safe although it says so.
    /// </exception>
    public ReportRenderResult Render(JsonValue payload)
    {
        if (payload is not JsonObject document)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"The report renderer {Key} needs a JSON object and got {payload?.KindText ?? "nothing"}.");
        }

        ReportRenderResult result = _render(document)
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"The report renderer {Key} returned nothing; it must return a result.");
        return result.MediaType == MediaType
            ? result
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"The report renderer {Key} promised {MediaType} and returned {result.MediaType}.");
    }

    /// <summary>What listings show of the renderer.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("artifact_family", ArtifactFamily),
        ("output_format", OutputFormat),
        ("media_type", MediaType),
        ("supported_schemas", JsonList.OfTexts(SupportedSchemas)),
        ("safe_to_attach", SafeToAttach),
        ("description", Description));
}
