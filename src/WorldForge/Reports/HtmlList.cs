using System.Collections.Immutable;

namespace WorldForge.Reports;

/// <summary>A list of short texts; a single dash when it is empty.</summary>
/// <param name="items">The texts in order.</param>
public sealed class HtmlList(params IEnumerable<string> items) : HtmlBlock
{
    private readonly ImmutableArray<string> _items = [.. items];

    internal override void Write(HtmlWriter writer)
    {
        writer.Start("ul");
        foreach (string item in _items.DefaultIfEmpty("-"))
        {
            writer.Element("li", item);
        }

        writer.End();
    }
}
