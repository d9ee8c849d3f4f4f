namespace WorldForge.Reports;

/// <summary>A paragraph of plain text.</summary>
/// <param name="text">The words.</param>
public sealed class HtmlParagraph(string text) : HtmlBlock
{
    private readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    internal override void Write(HtmlWriter writer) => writer.Element("p", _text);
}
