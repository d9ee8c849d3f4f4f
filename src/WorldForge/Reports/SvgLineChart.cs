using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Lines over labelled points; every series has its own colour, dash and marker.</summary>
internal sealed class SvgLineChart : SvgChart
{
    private const int PlotHeight = 190;
    private const int Top = 20;
    private const int AxisHeight = 26;
    private const int MostSteps = 4;

    private static readonly ImmutableArray<string> _markers =
        ["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5l5 9h-10z", "M0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z", "M0 5l5-9h-10z", "M-5-2h10v4h-10z"];

    private readonly ImmutableArray<string> _points;
    private readonly ImmutableArray<ChartLine> _lines;
    private readonly ChartNumber _number;
    private readonly double _low;
    private readonly double _step;
    private readonly int _steps;

    public SvgLineChart(string title, string description, ImmutableArray<string> points, ImmutableArray<ChartLine> lines, ChartNumber number)
        : base(title, description)
    {
        if (lines.Any(line => line.Values.Length != points.Length))
        {
            throw new ArgumentException("A line must have one value per point.", nameof(lines));
        }

        double[] values = [.. lines.SelectMany(line => line.Values).OfType<double>()];
        if (!values.All(double.IsFinite))
        {
            throw new ArgumentException("The values of a chart must be finite.", nameof(lines));
        }

        _points = points;
        _lines = lines;
        _number = number;
        _low = Math.Min(0, values.DefaultIfEmpty(0).Min());
        double high = Math.Max(0, values.DefaultIfEmpty(0).Max());
        _step = HistogramBins.RoundUp(high - _low > 0 ? (high - _low) / MostSteps : 0.25);
        _low = Math.Floor(_low / _step) * _step;
        _steps = Math.Max(1, (int)Math.Ceiling(Math.Round((high - _low) / _step, 9)));
    }

    private protected override int Height => Top + PlotHeight + AxisHeight;

    private protected override void WriteLegend(HtmlWriter writer)
    {
        writer.Start("ul", ("class", "legend"));
        for (int at = 0; at < _lines.Length; at++)
        {
            int style = at % Colours;
            writer.Start("li").Start("svg", ("width", "28"), ("height", "10"), ("aria-hidden", "true"))
                .Empty("line", ("x1", "0"), ("x2", "28"), ("y1", "5"), ("y2", "5"), ("class", $"line l{style} d{style}"))
                .Start("svg", ("x", "14"), ("y", "5"), ("overflow", "visible")).Empty("path", ("d", _markers[style]), ("class", "f" + Px(style))).End()
                .End().Text(_lines[at].Name).End();
        }

        writer.End();
    }

    private protected override void Draw(HtmlWriter writer)
    {
        for (int at = 0; at <= _steps; at++)
        {
            double value = _low + (_step * at);
            double y = Y(value);
            writer.Empty("line", ("x1", "0"), ("x2", "100%"), ("y1", Px(y)), ("y2", Px(y)), ("class", value == 0 ? "axis" : "grid"));
            writer.Element("text", _number.Write(value), ("x", "0"), ("y", Px(y - 4)), ("class", "soft"));
        }

        for (int at = 0; at < _points.Length; at++)
        {
            writer.Start("svg", ("x", Share((double)at / _points.Length)), ("y", Px(Top + PlotHeight + 4)), ("width", Share(1.0 / _points.Length)), ("height", "20"))
                .Start("text", ("x", "50%"), ("y", "14"), ("text-anchor", "middle"), ("class", "soft")).Text(_points[at]).Element("title", _points[at]).End()
                .End();
        }

        for (int at = 0; at < _lines.Length; at++)
        {
            DrawLine(writer, _lines[at], at % Colours);
        }
    }

    private protected override ReportTable Data() => new(
        [ReportColumn.Text("point"), .. _lines.Select(line => ReportColumn.Number(line.Name))],
        _points.Select((point, at) => (IReadOnlyList<JsonValue>)[point, .. _lines.Select(line => JsonValue.FromNullable(line.Values[at]))]));

    private double X(int at) => (at + 0.5) / _points.Length;

    private double Y(double value) => Top + PlotHeight - (PlotHeight * (value - _low) / (_step * _steps));

    private void DrawLine(HtmlWriter writer, ChartLine line, int style)
    {
        for (int at = 1; at < _points.Length; at++)
        {
            if (line.Values[at - 1] is { } before && line.Values[at] is { } after)
            {
                writer.Empty("line", ("x1", Share(X(at - 1))), ("x2", Share(X(at))), ("y1", Px(Y(before))), ("y2", Px(Y(after))), ("class", $"line l{style} d{style}"));
            }
        }

        for (int at = 0; at < _points.Length; at++)
        {
            if (line.Values[at] is { } value)
            {
                writer.Start("svg", ("x", Share(X(at))), ("y", Px(Y(value))), ("overflow", "visible"))
                    .Start("path", ("d", _markers[style]), ("class", "f" + Px(style)))
                    .Element("title", $"{line.Name}, {_points[at]}: {_number.Write(value)}")
                    .End().End();
            }
        }
    }
}
