using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>A label line and a bar below it per row, so that no label has to be cut on a narrow screen.</summary>
internal sealed class SvgBarChart : SvgChart
{
    private const int RowHeight = 40;

    private readonly ImmutableArray<ChartBar> _bars;
    private readonly ImmutableArray<string> _series;
    private readonly ChartNumber _number;
    private readonly double _low;
    private readonly double _high;

    public SvgBarChart(string title, string description, ImmutableArray<ChartBar> bars, ChartNumber number, double? maximum)
        : base(title, description)
    {
        if (bars.Any(bar => bar.Value is { } value && !double.IsFinite(value)))
        {
            throw new ArgumentException("The values of a chart must be finite.", nameof(bars));
        }

        _bars = bars;
        _number = number;
        _series = [.. bars.Select(bar => bar.Series ?? "").Distinct(StringComparer.Ordinal)];
        double[] values = [.. bars.Select(bar => bar.Value ?? 0)];
        _low = Math.Min(0, values.DefaultIfEmpty(0).Min());
        _high = Math.Max(maximum ?? 0, Math.Max(0, values.DefaultIfEmpty(0).Max()));
        if (_high - _low == 0)
        {
            _high = 1;
        }
    }

    private protected override int Height => Math.Max(1, _bars.Length) * RowHeight;

    private protected override void Draw(HtmlWriter writer)
    {
        if (_bars.IsEmpty)
        {
            writer.Element("text", "No data", ("x", "0"), ("y", "14"), ("class", "soft"));
        }

        for (int at = 0; at < _bars.Length; at++)
        {
            DrawBar(writer, _bars[at], at * RowHeight);
        }
    }

    private protected override ReportTable Data() => new(
        [ReportColumn.Text("label"), ReportColumn.Text("series"), ReportColumn.Number("value")],
        _bars.Select(bar => new JsonValue[] { bar.Label, bar.Series, bar.Value }));

    private double Place(double value) => (value - _low) / (_high - _low);

    private void DrawBar(HtmlWriter writer, ChartBar bar, int top)
    {
        string label = bar.Series is null || bar.Series == bar.Label ? bar.Label : $"{bar.Label} \u00B7 {bar.Series}";
        string value = bar.Value is { } known ? _number.Write(known) : "no data";
        int colour = _series.IndexOf(bar.Series ?? "") % Colours;
        writer.Start("g").Element("title", $"{label}: {value}");
        writer.Start("svg", ("x", "0"), ("y", Px(top)), ("width", "74%"), ("height", "20")).Element("text", label, ("x", "0"), ("y", "14")).End();
        writer.Element("text", value, ("x", "100%"), ("y", Px(top + 14)), ("text-anchor", "end"));
        writer.Empty("rect", ("x", "0"), ("y", Px(top + 21)), ("width", "100%"), ("height", "10"), ("rx", "3"), ("class", "track"));
        if (bar.Value is { } length and not 0)
        {
            (double start, double end) = (Place(Math.Min(0, length)), Place(Math.Max(0, length)));
            writer.Empty("rect", ("x", Share(start)), ("y", Px(top + 21)), ("width", Share(end - start)), ("height", "10"), ("rx", "3"), ("class", "f" + Px(colour)));
        }

        if (_low < 0)
        {
            writer.Empty("line", ("x1", Share(Place(0))), ("x2", Share(Place(0))), ("y1", Px(top + 18)), ("y2", Px(top + 34)), ("class", "axis"));
        }

        writer.End();
    }
}
