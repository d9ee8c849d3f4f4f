using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Names with their values, such as ids and digests; a missing value is a dash.</summary>
public sealed class HtmlFacts : HtmlBlock
{
    private readonly ImmutableArray<(string Name, string? Value)> _facts;

    /// <summary>Lists facts in the given order.</summary>
    public HtmlFacts(params IEnumerable<(string Name, string? Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _facts = [.. facts];
    }

    internal override void Write(HtmlWriter writer)
    {
        writer.Start("dl", ("class", "facts"));
        foreach ((string name, string? value) in _facts)
        {
            writer.Start("div").Element("dt", name).Start("dd");
            if (Sha256Digest.TryParse(value, out _))
            {
                writer.Element("samp", value);
            }
            else
            {
                writer.Text(string.IsNullOrWhiteSpace(value) ? "-" : value);
            }

            writer.End().End();
        }

        writer.End();
    }
}
