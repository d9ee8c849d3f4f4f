using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Something long behind a line that opens it; it is open on paper.</summary>
public sealed class HtmlDetails : HtmlBlock
{
    private readonly string _summary;
    private readonly HtmlBlock _content;

    /// <summary>Folds a block away.</summary>
    public HtmlDetails(string summary, HtmlBlock content)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(content);
        _summary = summary;
        _content = content;
    }

    /// <summary>Folds a JSON value away, in the artifact form.</summary>
    public HtmlDetails(string summary, JsonValue value)
        : this(summary, new HtmlCode(ArtifactJson.ToText(value).TrimEnd('\n')))
    {
    }

    internal override void Write(HtmlWriter writer)
    {
        writer.Start("details").Element("summary", _summary);
        _content.Write(writer);
        writer.End();
    }
}
