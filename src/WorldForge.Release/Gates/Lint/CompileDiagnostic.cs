namespace WorldForge.Release.Gates.Lint;

/// <summary>One error or warning.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">The rule, such as <c>CA1822</c>.</param>
/// <param name="Location">Where, relative to the repository root.</param>
/// <param name="Message">The text, redacted.</param>
public sealed record CompileDiagnostic(string Severity, string Code, string Location, string Message);
