using System.Xml;
using System.Xml.Linq;
using WorldForge.Reports;

namespace WorldForge.Tests.Reports;

public sealed class HtmlPageTests
{
    [Fact]
    public void Is_one_well_formed_document_whose_title_is_its_first_heading()
    {
        XElement root = Parse(new HtmlPage("Kitchen <1>") { CreatedAt = "2026-01-02T03:04:05Z", Version = "1.2.3" }.Add(new HtmlParagraph("Hello")).ToHtml());

        Assert.Equal("html", root.Name.LocalName);
        Assert.Equal("en", root.Attribute("lang")?.Value);
        Assert.Equal("Kitchen <1>", root.Descendants("title").First().Value);
        Assert.Equal("Kitchen <1>", root.Descendants("h1").Single().Value);
        Assert.Equal("WorldForge 1.2.3 \u00B7 created 2026-01-02T03:04:05Z", root.Descendants("footer").Single().Value.Trim());
    }

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
