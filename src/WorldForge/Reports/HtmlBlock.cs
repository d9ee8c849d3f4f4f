namespace WorldForge.Reports;

/// <summary>A part of an <see cref="HtmlPage"/>: a paragraph, table, chart, ... The kinds are those of this library.</summary>
public abstract class HtmlBlock
{
    private protected HtmlBlock()
    {
    }

    internal abstract void Write(HtmlWriter writer);
}
