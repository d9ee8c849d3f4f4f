namespace WorldForge.Reports;

/// <summary>One column of a <see cref="ReportTable"/>.</summary>
public sealed record ReportColumn
{
    private ReportColumn(string label, ReportColumnKind kind, int? decimals = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (decimals is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(decimals));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 15, nameof(decimals));
        }

        Label = label;
        Kind = kind;
        Decimals = decimals;
    }

    /// <summary>The heading; also the name of the column in CSV.</summary>
    public string Label { get; }

    /// <summary>How values are written.</summary>
    public ReportColumnKind Kind { get; }

    /// <summary>Digits after the point of every number.</summary>
    /// <value>0 to 15; null writes integers plainly and other numbers with as many digits as they need.</value>
    public int? Decimals { get; }

    /// <summary>A column of plain text.</summary>
    public static ReportColumn Text(string label) => new(label, ReportColumnKind.Text);

    /// <summary>A column of numbers.</summary>
    /// <param name="label">The heading.</param>
    /// <param name="decimals">Digits after the point; null for as many as needed.</param>
    public static ReportColumn Number(string label, int? decimals = null) => new(label, ReportColumnKind.Number, decimals);

    /// <summary>A column of booleans.</summary>
    public static ReportColumn Flag(string label) => new(label, ReportColumnKind.Flag);

    /// <summary>A column of outcome words.</summary>
    public static ReportColumn Status(string label) => new(label, ReportColumnKind.Status);

    /// <summary>A column of ids, paths, digests or commands.</summary>
    public static ReportColumn Code(string label) => new(label, ReportColumnKind.Code);

    /// <summary>A column of any JSON values.</summary>
    public static ReportColumn Json(string label) => new(label, ReportColumnKind.Json);
}
