namespace WorldForge.Reports;

/// <summary>A heading inside a section.</summary>
/// <param name="text">The words.</param>
public sealed class HtmlHeading(string text) : HtmlBlock
{
    private readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    internal override void Write(HtmlWriter writer) => writer.Element("h3", _text);
}
