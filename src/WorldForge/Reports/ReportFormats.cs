namespace WorldForge.Reports;

/// <summary>The output formats of the built-in renderers and their media types.</summary>
public static class ReportFormats
{
    /// <summary>Indented JSON: the record that other forms are made from.</summary>
    public const string Json = "json";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>CSV.</summary>
    public const string Csv = "csv";

    /// <summary>One self-contained HTML document.</summary>
    public const string Html = "html";

    internal static string MediaType(string format) => format switch
    {
        Json => "application/json",
        Markdown => "text/markdown",
        Csv => "text/csv",
        Html => "text/html",
        _ => "text/plain",
    };
}
