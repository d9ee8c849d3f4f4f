namespace WorldForge.Reports;

/// <summary>How the values of a column are written.</summary>
public enum ReportColumnKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A number: right-aligned, sorted by value, never guarded as a spreadsheet formula.</summary>
    Number,

    /// <summary>A boolean: <c>yes</c> or <c>no</c> for people, <c>true</c> or <c>false</c> in CSV.</summary>
    Flag,

    /// <summary>A word for an outcome (<c>passed</c>, <c>failed</c>, <c>skipped</c>, ...): text, with a mark in HTML.</summary>
    Status,

    /// <summary>An id, path, digest or command: text in a fixed-width face.</summary>
    Code,

    /// <summary>Any JSON value: compact; in HTML a long one folds away.</summary>
    Json,
}
