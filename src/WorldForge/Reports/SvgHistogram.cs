using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Columns of counts over a round-stepped axis; each marker has a line of its own above, so that labels never meet.</summary>
internal sealed class SvgHistogram : SvgChart
{
    private const int PlotHeight = 150;
    private const int LabelHeight = 18;
    private const int AxisHeight = 24;

    private readonly HistogramBins? _bins;
    private readonly ImmutableArray<ChartMarker> _markers;
    private readonly ChartNumber _number;

    public SvgHistogram(string title, string description, ImmutableArray<double> samples, ImmutableArray<ChartMarker> markers, ChartNumber number)
        : base(title, description)
    {
        double[] marked = [.. markers.Select(marker => marker.Value)];
        if (!samples.Concat(marked).All(double.IsFinite))
        {
            throw new ArgumentException("The values of a chart must be finite.", nameof(samples));
        }

        _markers = [.. markers.OrderBy(marker => marker.Value)];
        _number = number;
        _bins = samples.IsEmpty ? null : HistogramBins.Of(samples.AsSpan(), marked);
    }

    private int PlotTop => (_markers.Length * LabelHeight) + 6;

    private protected override int Height => _bins is null ? LabelHeight : PlotTop + PlotHeight + AxisHeight;

    private protected override void Draw(HtmlWriter writer)
    {
        if (_bins is not { } bins)
        {
            writer.Element("text", "No data", ("x", "0"), ("y", "14"), ("class", "soft"));
            return;
        }

        int highest = bins.Counts.Max();
        int bottom = PlotTop + PlotHeight;
        for (int at = 0; at < bins.Counts.Length; at++)
        {
            DrawColumn(writer, bins, at, (double)PlotHeight * bins.Counts[at] / highest);
        }

        writer.Empty("line", ("x1", "0"), ("x2", "100%"), ("y1", Px(bottom)), ("y2", Px(bottom)), ("class", "axis"));
        DrawAxis(writer, bins, bottom + 17);
        for (int at = 0; at < _markers.Length; at++)
        {
            DrawMarker(writer, bins, _markers[at], at * LabelHeight);
        }
    }

    private protected override ReportTable Data() => new(
        [ReportColumn.Number("from"), ReportColumn.Number("to"), ReportColumn.Number("count")],
        _bins is not { } bins ? [] : bins.Counts.Select((count, at) => new JsonValue[] { Edge(bins, at), Edge(bins, at + 1), count }));

    // Round steps summed in binary would show 0.30000000000000004.
    private static double Edge(HistogramBins bins, int at) =>
        double.Parse((bins.Start + (bins.Step * at)).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Place(HistogramBins bins, double value) => (value - bins.Start) / (bins.End - bins.Start);

    private void DrawColumn(HtmlWriter writer, HistogramBins bins, int at, double height)
    {
        double share = 1.0 / bins.Counts.Length;
        string name = $"{_number.Write(Edge(bins, at))} to {_number.Write(Edge(bins, at + 1))}: {bins.Counts[at]}";
        writer.Start("rect", ("x", Share((at + 0.04) * share)), ("y", Px(PlotTop + PlotHeight - height)), ("width", Share(0.92 * share)), ("height", Px(height)), ("class", "f0"))
            .Element("title", name)
            .End();
    }

    private void DrawAxis(HtmlWriter writer, HistogramBins bins, int y)
    {
        int middle = bins.Counts.Length / 2;
        writer.Element("text", _number.Write(Edge(bins, 0)), ("x", "0"), ("y", Px(y)), ("class", "soft"));
        if (middle > 0)
        {
            writer.Element("text", _number.Write(Edge(bins, middle)), ("x", Share((double)middle / bins.Counts.Length)), ("y", Px(y)), ("text-anchor", "middle"), ("class", "soft"));
        }

        writer.Element("text", _number.Write(Edge(bins, bins.Counts.Length)), ("x", "100%"), ("y", Px(y)), ("text-anchor", "end"), ("class", "soft"));
    }

    private void DrawMarker(HtmlWriter writer, HistogramBins bins, ChartMarker marker, int top)
    {
        double place = Place(bins, marker.Value);
        bool left = place > 0.6;
        writer.Empty("line", ("x1", Share(place)), ("x2", Share(place)), ("y1", Px(top + 3)), ("y2", Px(PlotTop + PlotHeight)), ("class", "mark"));
        writer.Element(
            "text", $"{marker.Name} {_number.Write(marker.Value)}",
            ("x", Share(place)), ("y", Px(top + 14)), ("dx", left ? "-6" : "6"), ("text-anchor", left ? "end" : "start"), ("class", "halo"));
    }
}
