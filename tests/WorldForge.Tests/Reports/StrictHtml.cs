using System.Xml;
using System.Xml.Linq;

namespace WorldForge.Tests.Reports;

/// <summary>Reads a report as XML, which forgives nothing: an unbalanced tag, a stray quote or a bare ampersand is an error.</summary>
internal static class StrictHtml
{
    private static readonly string[] _forbidden = ["link", "a", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "source", "use", "image", "foreignObject", "animate", "set"];

    public static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Parses a report and checks everything that a report never holds.</summary>
    public static XElement Check(string html)
    {
        XElement root = Parse(html);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain(root.Descendants().Select(element => element.Name.LocalName), name => _forbidden.Contains(name, StringComparer.OrdinalIgnoreCase));
        Assert.Single(root.Descendants("script"));
        string style = Assert.Single(root.Descendants("style")).Value;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), IsDangerous);
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            root.Descendants().Attributes("aria-labelledby").SelectMany(label => label.Value.Split(' ')),
            label => Assert.Contains(label, ids));
        Assert.Equal(root.Descendants("title").First().Value, Assert.Single(root.Descendants("h1")).Value);
        return root;
    }

    /// <summary>The names of all elements with their nesting and without their content.</summary>
    public static string Shape(XElement element) => $"{element.Name.LocalName}({string.Join(" ", element.Elements().Select(Shape))})";

    private static bool IsDangerous(XAttribute attribute) =>
        attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "style" or "src" or "href" or "srcset" or "srcdoc" or "action";
}
