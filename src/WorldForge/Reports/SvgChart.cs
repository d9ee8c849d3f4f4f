using System.Globalization;

namespace WorldForge.Reports;

/// <summary>
/// A chart drawn as inline SVG with a title and a description for screen readers and with its data as a table below it. It
/// keeps the size of its text on every width. Series differ in colour and also in label, marker or dash.
/// </summary>
public abstract class SvgChart : HtmlBlock
{
    private protected const int Colours = 6;

    private protected SvgChart(string title, string description)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        Title = title;
        Description = description;
    }

    /// <summary>The heading of the chart.</summary>
    public string Title { get; }

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    public string Description { get; }

    private protected abstract int Height { get; }

    /// <summary>Horizontal bars, one per row, in the given order. Bars start at zero; negative values point left of it.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="description">What the chart shows.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="unit">Written behind each value, such as <c>ms</c>.</param>
    /// <param name="maximum">The value of the full width; the largest value when null. Use 1 for scores.</param>
    /// <param name="decimals">Digits after the point; null for as many as needed.</param>
    public static SvgChart Bars(string title, string description, IEnumerable<ChartBar> bars, string? unit = null, double? maximum = null, int? decimals = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return new SvgBarChart(title, description, [.. bars], new ChartNumber(unit, decimals), maximum);
    }

    /// <summary>How often values occur, with percentiles marked.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="description">What the chart shows.</param>
    /// <param name="samples">All values, in any order; non-finite ones are refused.</param>
    /// <param name="markers">Values to mark, such as p50 and p95.</param>
    /// <param name="unit">Written behind values, such as <c>ms</c>.</param>
    /// <exception cref="ArgumentException">A sample or marker is not finite.</exception>
    public static SvgChart Distribution(string title, string description, IEnumerable<double> samples, IEnumerable<ChartMarker>? markers = null, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new SvgHistogram(title, description, [.. samples], [.. markers ?? []], new ChartNumber(unit, null));
    }

    /// <summary>Lines over points in order, such as one metric over several runs.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="description">What the chart shows.</param>
    /// <param name="points">The labels of the horizontal axis.</param>
    /// <param name="lines">The lines; each must have one value per point.</param>
    /// <param name="unit">Written behind values, such as <c>ms</c>.</param>
    /// <exception cref="ArgumentException">A line has another number of values than there are points.</exception>
    public static SvgChart Lines(string title, string description, IEnumerable<string> points, IEnumerable<ChartLine> lines, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(lines);
        return new SvgLineChart(title, description, [.. points], [.. lines], new ChartNumber(unit, null));
    }

    internal sealed override void Write(HtmlWriter writer)
    {
        (string titleId, string descriptionId) = (writer.NextId("c"), writer.NextId("c"));
        writer.Start("figure", ("class", "chart")).Element("figcaption", Title);
        WriteLegend(writer);
        writer.Start("svg", ("width", "100%"), ("height", Px(Height)), ("role", "img"), ("aria-labelledby", $"{titleId} {descriptionId}"))
            .Element("title", Title, ("id", titleId))
            .Element("desc", Description, ("id", descriptionId));
        Draw(writer);
        writer.End();
        new HtmlDetails("Data of this chart", new HtmlTable(Title, Data())).Write(writer);
        writer.End();
    }

    private protected virtual void WriteLegend(HtmlWriter writer)
    {
    }

    private protected abstract void Draw(HtmlWriter writer);

    private protected abstract ReportTable Data();

    private protected static string Px(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of the width, 0 to 1, as a percentage.</summary>
    private protected static string Share(double value) => (100 * Math.Clamp(value, 0, 1)).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
