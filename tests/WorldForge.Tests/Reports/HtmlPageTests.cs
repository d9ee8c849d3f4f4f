using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

public sealed class HtmlPageTests
{
    [Fact]
    public void Is_one_well_formed_document_whose_title_is_its_first_heading()
    {
        XElement root = StrictHtml.Check(new HtmlPage("Kitchen <1>") { CreatedAt = "2026-01-02T03:04:05Z", Version = "1.2.3" }.Add(new HtmlParagraph("Hello")).ToHtml());

        Assert.Equal("Kitchen <1>", root.Descendants("h1").Single().Value);
        Assert.Equal("WorldForge 1.2.3 \u00B7 created 2026-01-02T03:04:05Z", root.Descendants("footer").Single().Value.Trim());
        Assert.Equal("utf-8", root.Descendants("meta").First().Attribute("charset")?.Value);
    }

    [Fact]
    public void Holds_none_of_the_forbidden_elements_with_every_block_in_use() => StrictHtml.Check(ReportGallery.Page().ToHtml());

    [Fact]
    public void Allows_its_own_style_and_script_by_digest_and_nothing_else()
    {
        XElement root = StrictHtml.Check(ReportGallery.Page().ToHtml());

        string policy = root.Descendants("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.Equal(
            $"default-src 'none'; script-src '{Hash(root.Descendants("script").Single().Value)}'; style-src '{Hash(root.Descendants("style").Single().Value)}'; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Gives_equal_bytes_for_equal_content() => Assert.Equal(ReportGallery.Page().ToHtml(), ReportGallery.Page().ToHtml());

    [Fact]
    public void Names_the_running_version_and_no_time_when_it_is_told_neither()
    {
        XElement root = StrictHtml.Check(new HtmlPage("Report").ToHtml());

        Assert.Equal($"WorldForge {LibraryVersion.Current}", root.Descendants("footer").Single().Value.Trim());
        Assert.Matches(@"^\d+\.\d+\.\d+[^+]*$", LibraryVersion.Current);
    }

    [Fact]
    public void Is_left_unchanged_by_redaction()
    {
        string html = ReportGallery.Page().ToHtml();

        Assert.Equal(html, ReportRenderResult.Safe(html, "text/html").Content);
    }

    [Fact]
    public void Redacts_what_it_is_given()
    {
        XElement root = StrictHtml.Check(new HtmlPage("Report")
            .Add(
                new HtmlParagraph("api_key=abc123def456"),
                new HtmlCode("see /home/ada/models/x.bin"),
                new HtmlTable("Rows", new ReportTable([ReportColumn.Text("target")], [["https://ada:pw@example.test/act?sig=1"]])))
            .ToHtml());

        Assert.Equal("api_key=[redacted]", root.Descendants("p").First(p => p.Value.Contains("api_key", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain("ada", root.Value, StringComparison.Ordinal);
        Assert.Equal("https://example.test/act", root.Descendants("tbody").Single().Value.Trim());
    }

    [Fact]
    public void Shows_a_row_of_dashes_for_an_empty_table()
    {
        XElement root = StrictHtml.Check(new HtmlPage("Report")
            .Add(new HtmlTable("Files", new ReportTable([ReportColumn.Text("file"), ReportColumn.Number("size")], [])))
            .ToHtml());

        Assert.Equal(["-", "-"], root.Descendants("tbody").Single().Elements("tr").Single().Elements().Select(cell => cell.Value));
        Assert.Equal("0 rows", root.Descendants("span").Single(span => span.Attribute("class")?.Value == "count").Value);
    }

    [Fact]
    public void Aligns_numbers_right_and_keeps_their_value_for_sorting()
    {
        XElement root = StrictHtml.Check(new HtmlPage("Report")
            .Add(new HtmlTable("Scores", new ReportTable([ReportColumn.Text("name"), ReportColumn.Number("score", 2)], [["a", 0.12345], ["b", JsonValue.Null]])))
            .ToHtml());

        XElement cell = root.Descendants("td").First();
        Assert.Equal(("n", "0.12345", "0.12"), (cell.Attribute("class")?.Value, cell.Attribute("data-v")?.Value, cell.Value));
        Assert.Equal("-", root.Descendants("td").Last().Value);
        Assert.Equal("n", root.Descendants("th").Single(head => head.Value == "score").Attribute("class")?.Value);
    }

    [Fact]
    public void Folds_long_json_away_and_shows_short_json()
    {
        JsonObject large = JsonObject.Create([.. Enumerable.Range(0, 30).Select(at => ($"k{at}", (JsonValue)at))]);
        XElement root = StrictHtml.Check(new HtmlPage("Report")
            .Add(new HtmlTable("Metrics", new ReportTable([ReportColumn.Json("metrics")], [[JsonObject.Create(("a", 1))], [large], [JsonList.Create([large])]])))
            .ToHtml());

        string[] cells = [.. root.Descendants("tbody").Single().Elements("tr").Select(row => row.Value)];
        Assert.Equal("{\"a\":1}", cells[0].Trim());
        Assert.Equal(["30 members", "1 item"], root.Descendants("summary").Select(summary => summary.Value));
        Assert.Contains("\"k29\": 29", cells[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("passed", "good")]
    [InlineData("FAILED", "bad")]
    [InlineData("skipped", "warn")]
    [InlineData("anything else", "plain")]
    public void Marks_the_words_of_outcomes(string word, string tone) => Assert.Equal(tone, HtmlCell.ToneOf(word));

    private static string Hash(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
