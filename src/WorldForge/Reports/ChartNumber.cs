namespace WorldForge.Reports;

/// <summary>How a chart writes its numbers.</summary>
internal sealed record ChartNumber(string? Unit, int? Decimals)
{
    public string Write(double value)
    {
        string number = Decimals is { } decimals ? ReportCell.Fixed(value, decimals) : Short(value);
        return string.IsNullOrEmpty(Unit) ? number : $"{number} {Unit}";
    }

    // Three significant digits below 100 are as much as an eye takes from a chart; the table has the rest.
    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 and < 1e6 => ReportCell.Shown(Math.Round(value, 1)),
        >= 0.1 and < 100 => ReportCell.Shown(Math.Round(value, 3)),
        _ => ReportCell.Shown(value),
    };
}
