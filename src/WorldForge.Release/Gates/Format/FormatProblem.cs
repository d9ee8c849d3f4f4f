namespace WorldForge.Release.Gates.Format;

/// <summary>One thing that the formatter or the text rules object to.</summary>
/// <param name="File">Relative to the repository root.</param>
/// <param name="Line">1-based; 0 when the whole file is meant.</param>
/// <param name="Message">What was expected.</param>
public sealed record FormatProblem(string File, int Line, string Message);
