using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Writes one value of a table as text, for people and for CSV.</summary>
internal static class ReportCell
{
    private const double SmallestPlain = 1e-4;
    private const double LargestPlain = 1e15;

    /// <summary>The text for people; null when there is nothing to show.</summary>
    public static string? ForPeople(JsonValue value, ReportColumn column) => value switch
    {
        JsonNull => null,
        JsonText text => text.Value,
        JsonBoolean flag when column.Kind == ReportColumnKind.Flag => flag.Value ? "yes" : "no",
        JsonFloat number when column.Decimals is null => Shown(number.Value),
        _ => Exact(value, column),
    };

    /// <summary>The text for programs; empty when there is nothing.</summary>
    public static string ForPrograms(JsonValue value, ReportColumn column) => value switch
    {
        JsonNull => "",
        JsonText text => text.Value,
        _ => Exact(value, column),
    };

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A tiny negative number would read -0.00.
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : text.TrimStart('-');
    }

    /// <summary>A number with up to six decimals; in exponent form where those would show nothing of it.</summary>
    public static string Shown(double value) => value == 0 || (Math.Abs(value) >= SmallestPlain && Math.Abs(value) < LargestPlain)
        ? value.ToString("0.######", CultureInfo.InvariantCulture)
        : value.ToString("0.####e+00", CultureInfo.InvariantCulture);

    public static double? Number(JsonValue value) => value switch
    {
        JsonInteger integer => integer.ToDouble(),
        JsonFloat number => number.Value,
        _ => null,
    };

    private static string Exact(JsonValue value, ReportColumn column) =>
        column is { Kind: ReportColumnKind.Number, Decimals: { } decimals } && Number(value) is { } number
            ? Fixed(number, decimals)
            : CanonicalJson.ToText(value);
}
