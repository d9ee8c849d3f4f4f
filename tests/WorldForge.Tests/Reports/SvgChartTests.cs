using System.Globalization;
using System.Xml.Linq;
using WorldForge.Reports;

namespace WorldForge.Tests.Reports;

public sealed class SvgChartTests
{
    [Fact]
    public void Tells_its_title_description_and_data_to_those_who_cannot_see_it()
    {
        XElement root = Draw(SvgChart.Bars("Scores", "Two scores.", [new ChartBar("a", 0.5), new ChartBar("b", null)]));

        XElement svg = root.Descendants("svg").First();
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(["Scores", "Two scores."], [svg.Element("title")!.Value, svg.Element("desc")!.Value]);
        Assert.Equal(["a-0.5", "b--"], root.Descendants("tbody").Single().Elements("tr").Select(row => string.Concat(row.Elements().Select(cell => cell.Value.Trim()))));
    }

    [Fact]
    public void Draws_bars_against_the_maximum_and_none_for_a_missing_value()
    {
        XElement root = Draw(SvgChart.Bars("Scores", "", [new ChartBar("a", 0.5), new ChartBar("b", null), new ChartBar("c", 0)], maximum: 2, decimals: 2));

        Assert.Equal([("0%", "25%")], Bars(root));
        Assert.Equal(["a", "0.50", "b", "no data", "c", "0.00"], root.Descendants("text").Select(text => text.Value));
    }

    [Fact]
    public void Draws_negative_bars_to_the_left_of_zero()
    {
        XElement root = Draw(SvgChart.Bars("Change", "", [new ChartBar("a", -1), new ChartBar("b", 3)], "ms"));

        Assert.Equal([("0%", "25%"), ("25%", "75%")], Bars(root));
        Assert.Contains("-1 ms", root.Descendants("text").Select(text => text.Value));
    }

    [Fact]
    public void Gives_every_series_a_colour()
    {
        XElement root = Draw(SvgChart.Bars("Scores", "", [new ChartBar("a", 1, "mock"), new ChartBar("b", 1, "other"), new ChartBar("c", 1, "mock")]));

        Assert.Equal(["f0", "f1", "f0"], root.Descendants("rect").Select(rect => rect.Attribute("class")!.Value).Where(name => name != "track"));
        Assert.Contains("b \u00B7 other", root.Descendants("text").Select(text => text.Value));
    }

    [Fact]
    public void Counts_every_sample_of_a_distribution_once()
    {
        double[] samples = [.. Enumerable.Range(0, 500).Select(at => 10 + Math.Sin(at) * 3)];

        XElement root = Draw(SvgChart.Distribution("Latency", "", samples, [new ChartMarker("p95", 12.9), new ChartMarker("p50", 10)], "ms"));

        Assert.Equal(500, root.Descendants("tbody").Single().Elements("tr").Sum(row => int.Parse(row.Elements().Last().Value, CultureInfo.InvariantCulture)));
        Assert.Equal(["p50 10 ms", "p95 12.9 ms"], root.Descendants("text").Select(text => text.Value).Where(text => text.StartsWith('p')));
    }

    [Theory]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { 0.0, 0.0, 0.0 })]
    [InlineData(new[] { -3.0, -3.0 })]
    [InlineData(new[] { 1.0, 1.0000000000001 })]
    [InlineData(new[] { 1e-12, 2e-12 })]
    [InlineData(new[] { 1.0, 1e9 })]
    [InlineData(new[] { -1e300, 1e300 })]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4, 100 })]
    public void Draws_a_distribution_of_any_finite_values(double[] samples)
    {
        HistogramBins bins = HistogramBins.Of(samples, []);

        Assert.Equal(samples.Length, bins.Counts.Sum());
        Assert.InRange(bins.Counts.Length, 1, 60);
        Draw(SvgChart.Distribution("Any", "", samples));
    }

    [Fact]
    public void Widens_the_axis_to_its_markers()
    {
        HistogramBins bins = HistogramBins.Of([1, 2, 3], [10]);

        Assert.True(bins.Start <= 1 && bins.End >= 10);
        Assert.Equal(3, bins.Counts.Sum());
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(1, 1)]
    [InlineData(1.1, 2)]
    [InlineData(2.2, 2.5)]
    [InlineData(26, 50)]
    [InlineData(5.1, 10)]
    public void Steps_by_round_numbers(double width, double step) => Assert.Equal(step, HistogramBins.RoundUp(width), 9);

    [Fact]
    public void Leaves_a_gap_in_a_line_where_a_value_is_missing()
    {
        XElement root = Draw(SvgChart.Lines("Runs", "", ["r1", "r2", "r3", "r4"], [new ChartLine("mock", [1, null, 3, 4])], "ms"));

        XElement chart = root.Descendants("figure").Single().Element("svg")!;
        Assert.Single(chart.Descendants("line"), line => line.Attribute("class")!.Value.StartsWith("line", StringComparison.Ordinal));
        Assert.Equal(["mock, r1: 1 ms", "mock, r3: 3 ms", "mock, r4: 4 ms"], chart.Descendants("path").Select(path => path.Element("title")!.Value));
    }

    [Fact]
    public void Tells_lines_apart_by_dash_and_marker_too()
    {
        XElement root = Draw(SvgChart.Lines("Runs", "", ["r1", "r2"], [new ChartLine("a", [1, 2]), new ChartLine("b", [-2, 1])]));

        XElement[] legend = [.. root.Descendants("li")];
        Assert.Equal(["a", "b"], legend.Select(item => item.Value.Trim()));
        Assert.Equal(2, legend.SelectMany(item => item.Descendants("path")).Select(path => path.Attribute("d")!.Value).Distinct().Count());
        Assert.Equal(["line l0 d0", "line l1 d1"], legend.SelectMany(item => item.Descendants("line")).Select(line => line.Attribute("class")!.Value));
    }

    [Fact]
    public void Says_when_there_is_no_data()
    {
        Assert.Contains("No data", Draw(SvgChart.Bars("Empty", "", [])).Value, StringComparison.Ordinal);
        Assert.Contains("No data", Draw(SvgChart.Distribution("Empty", "", [])).Value, StringComparison.Ordinal);
        Draw(SvgChart.Lines("Empty", "", [], []));
        Draw(SvgChart.Lines("Empty", "", ["r1"], [new ChartLine("a", [null])]));
    }

    [Fact]
    public void Refuses_values_that_are_not_finite_and_lines_of_another_length()
    {
        Assert.Throws<ArgumentException>(() => SvgChart.Bars("", "", [new ChartBar("a", double.NaN)]));
        Assert.Throws<ArgumentException>(() => SvgChart.Distribution("", "", [1, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => SvgChart.Distribution("", "", [1], [new ChartMarker("p", double.NaN)]));
        Assert.Throws<ArgumentException>(() => SvgChart.Lines("", "", ["a"], [new ChartLine("x", [double.NaN])]));
        Assert.Throws<ArgumentException>(() => SvgChart.Lines("", "", ["a"], [new ChartLine("x", [])]));
    }

    private static XElement Draw(SvgChart chart) => StrictHtml.Check(new HtmlPage("Chart").Add(chart).ToHtml());

    private static IEnumerable<(string, string)> Bars(XElement root) => root.Descendants("rect")
        .Where(rect => rect.Attribute("class")!.Value != "track")
        .Select(rect => (rect.Attribute("x")!.Value, rect.Attribute("width")!.Value));
}
