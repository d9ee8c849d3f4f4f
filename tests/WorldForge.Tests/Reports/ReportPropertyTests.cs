using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

public sealed class ReportPropertyTests
{
    private static readonly string[] _hostile =
    [
        "<", ">", "&", "\"", "'", "</td>", "</script>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#x3c;", "&amp", "\0", "\u0007", "\u001b[31m", "\r\n", "\n",
        "\t", "|", "\\", "\\|", "`", "```", "[a](https://evil.test)", "![x](http://evil.test/x.png)", "http://", "https://", "//", "://", "javascript:", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)",
        "\u202E", "\u2066", "\uFEFF", "\uFFFE", "\u0085", "\u2028", "\U0001F9EA", "\U0010FFFF", "url(x)", "onload=x", "style=", "{{", "${x}", "passed", "é", "漢字", ",", ";", " ",
    ];

    private static readonly Gen<string> _texts = Gen.Elements(_hostile).ListOf().Select(parts => string.Concat(parts));

    private static readonly Gen<JsonValue> _scalars = Gen.OneOf(
        _texts.Select(JsonValue.FromString),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JsonValue)number),
        Gen.Elements(0.0, -0.0, 1.5, -1e-9, 1e300, 5e-324, 0.1 + 0.2).Select(number => (JsonValue)number),
        Gen.Elements(true, false).Select(flag => (JsonValue)flag),
        Gen.Constant(JsonValue.Null as JsonValue));

    private static readonly Gen<JsonValue> _values = Gen.Frequency(
        (4, _scalars),
        (1, _scalars.ListOf().Select(items => (JsonValue)JsonList.Create(items))),
        (1, _texts.Zip(_scalars).ListOf().Select(members => (JsonValue)members.Aggregate(JsonObject.Empty, (map, member) => map.With(member.Item1, member.Item2)))));

    private static readonly Config _replay = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260102, 30405);

    [Fact]
    public void No_value_leaves_its_cell_in_html() => Prop.ForAll(_values.Four().ToArbitrary(), values =>
    {
        (JsonValue one, JsonValue two, JsonValue three, JsonValue four) = values;
        string benign = Page("x", "x", "x", "x", two is JsonList or JsonObject ? two : "x");
        XElement root = StrictHtml.Check(Page(one, three, four, one, two));
        StrictHtml.Check(benign);
        // One cell per column and row, whatever the values are.
        Assert.Equal([5, 5], root.Descendants("tbody").Single().Elements("tr").Select(row => row.Elements().Count()));
        Assert.Equal(["dl", "p", "pre", "ul", "div"], root.Descendants("section").Single().Elements().Select(block => block.Name.LocalName));
    }).Check(_replay);

    [Fact]
    public void No_text_changes_the_elements_of_a_page() => Prop.ForAll(_texts.ToArbitrary(), text =>
        Assert.Equal(StrictHtml.Shape(StrictHtml.Check(OfTexts("x"))), StrictHtml.Shape(StrictHtml.Check(OfTexts(text))))).Check(_replay);

    [Fact]
    public void No_value_leaves_its_cell_in_markdown() => Prop.ForAll(_values.Three().ToArbitrary(), values =>
    {
        string[] lines = Table(values.Item1, values.Item2, values.Item3, values.Item1, values.Item2).ToMarkdown().Split('\n');

        Assert.Equal(["", "| Text | Number | Status | Code | Json |", "| --- | ---: | --- | --- | --- |"], [lines[^1], lines[0], lines[1]]);
        Assert.Equal(5, lines.Length);
        Assert.All(lines[..^1], line => Assert.Equal(6, Pipes(line)));
        Assert.DoesNotContain(lines[2], character => char.IsControl(character));
    }).Check(_replay);

    [Fact]
    public void No_value_leaves_its_cell_in_csv_or_becomes_a_formula() => Prop.ForAll(_values.Three().ToArbitrary(), values =>
    {
        List<string[]> records = Records(Table(values.Item1, values.Item2, values.Item3, values.Item1, values.Item2).ToCsv());

        Assert.Equal([5, 5, 5], records.Select(record => record.Length));
        (string Cell, JsonValue Value)[] cells = [(records[1][0], values.Item1), (records[1][1], values.Item2), (records[1][2], values.Item3)];
        Assert.All(cells.Where(cell => cell.Value is JsonText), cell => Assert.DoesNotMatch(@"\A *[=+\-@\t\r]", cell.Cell));
        Assert.All(cells.Where(cell => cell.Value is JsonInteger), cell => Assert.Equal(cell.Value.ToString(), cell.Cell));
    }).Check(_replay);

    private static ReportTable Table(JsonValue one, JsonValue two, JsonValue three, JsonValue four, JsonValue five) => new(
        [ReportColumn.Text("Text"), ReportColumn.Number("Number"), ReportColumn.Status("Status"), ReportColumn.Code("Code"), ReportColumn.Json("Json")],
        [[one, two, three, four, five], [five, four, three, two, one]]);

    private static string Page(JsonValue one, JsonValue two, JsonValue three, JsonValue four, JsonValue five) => new HtmlPage(one.ToString())
        .Add(new HtmlFacts((two.ToString(), three.ToString())), new HtmlParagraph(one.ToString()), new HtmlCode(two.ToString()), new HtmlList(three.ToString()), new HtmlTable(four.ToString(), Table(one, two, three, four, five)))
        .ToHtml();

    private static string OfTexts(string text) => new HtmlPage(text) { Subtitle = text, CreatedAt = text, Version = text }
        .Section(
            text, HtmlNotice.Bad(text, text), new HtmlHeading(text), new HtmlParagraph(text), new HtmlCode(text), new HtmlList(text, text), new HtmlFacts((text, "x" + text)),
            new HtmlDetails(text, new HtmlParagraph(text)), new HtmlTable(text, new ReportTable([ReportColumn.Text(text)], [["x" + text]])),
            SvgChart.Bars(text, text, [new ChartBar(text, 1, text)], text),
            SvgChart.Distribution(text, text, [1, 2], [new ChartMarker(text, 1)], text),
            SvgChart.Lines(text, text, [text, text], [new ChartLine(text, [1, 2])], text))
        .ToHtml();

    /// <summary>Pipes that separate cells: those that no backslash escapes.</summary>
    private static int Pipes(string line)
    {
        int pipes = 0;
        for (int at = 0; at < line.Length; at++)
        {
            int slashes = 0;
            while (at - slashes > 0 && line[at - slashes - 1] == '\\')
            {
                slashes++;
            }

            pipes += line[at] == '|' && slashes == 0 ? 1 : 0;
        }

        return pipes;
    }

    private static List<string[]> Records(string csv)
    {
        var records = new List<string[]>();
        var record = new List<string>();
        int at = 0;
        while (at <= csv.Length)
        {
            var cell = new System.Text.StringBuilder();
            bool isQuoted = at < csv.Length && csv[at] == '"';
            at += isQuoted ? 1 : 0;
            while (at < csv.Length && (isQuoted || csv[at] is not (',' or '\n')))
            {
                if (isQuoted && csv[at] == '"')
                {
                    if (at + 1 < csv.Length && csv[at + 1] == '"')
                    {
                        at++;
                    }
                    else
                    {
                        isQuoted = false;
                        at++;
                        continue;
                    }
                }

                cell.Append(csv[at++]);
            }

            record.Add(cell.ToString());
            if (at == csv.Length || csv[at] == '\n')
            {
                records.Add([.. record]);
                record.Clear();
            }

            at++;
        }

        return records;
    }
}
