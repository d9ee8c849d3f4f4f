using System.Globalization;
using System.Text;

namespace WorldForge.Events;

/// <summary>Lines of the Prometheus text format 0.0.4 (prometheus.io, "Exposition formats").</summary>
internal static class PrometheusText
{
    public const string MillisecondsSuffix = "_ms";
    private const string SecondsSuffix = "_seconds";

    /// <summary>Makes a valid metric name in base units.</summary>
    public static string Name(string name)
    {
        string valid = string.Create(name.Length, name, static (span, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                bool allowed = char.IsAsciiLetter(source[i]) || source[i] is '_' || (i > 0 && char.IsAsciiDigit(source[i]));
                span[i] = allowed ? source[i] : '_';
            }
        });
        return valid.EndsWith(MillisecondsSuffix, StringComparison.Ordinal)
            ? string.Concat(valid.AsSpan(0, valid.Length - MillisecondsSuffix.Length), SecondsSuffix)
            : valid;
    }

    public static void AppendHeader(StringBuilder text, string name, string type) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(MetricHelp.Of(name)).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    public static void AppendSample(StringBuilder text, string name, MetricLabels labels, string? bound, double value)
    {
        text.Append(name);
        if (labels.Count > 0 || bound is not null)
        {
            text.Append('{');
            string separator = "";
            foreach ((string label, string labelValue) in labels)
            {
                AppendLabel(text.Append(separator), Name(label), labelValue);
                separator = ",";
            }

            if (bound is not null)
            {
                AppendLabel(text.Append(separator), "le", bound);
            }

            text.Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void AppendLabel(StringBuilder text, string name, string value)
    {
        text.Append(name).Append("=\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append("\\n"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
