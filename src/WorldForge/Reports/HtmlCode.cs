namespace WorldForge.Reports;

/// <summary>A command or another text in a fixed-width face; its line breaks are kept.</summary>
/// <param name="text">The text.</param>
public sealed class HtmlCode(string text) : HtmlBlock
{
    private readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    internal override void Write(HtmlWriter writer) => writer.Start("pre").Element("samp", _text).End();
}
