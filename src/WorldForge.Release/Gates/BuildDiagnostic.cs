using System.Text.RegularExpressions;

namespace WorldForge.Release.Gates;

/// <summary>One canonical diagnostic line of MSBuild.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">Such as <c>CA1822</c>; empty when the line has none.</param>
/// <param name="File">Where, relative to the repository root.</param>
/// <param name="Line">1-based; 0 when unknown.</param>
/// <param name="Message">The text.</param>
/// <param name="Project">The project file, relative to the repository root; empty when the line names none.</param>
public sealed partial record BuildDiagnostic(string Severity, string Code, string File, int Line, string Message, string Project)
{
    /// <summary>Where, for a finding.</summary>
    public string Location => Line > 0 ? $"{File}:{Line}" : File;

    /// <summary>Finds the diagnostics in MSBuild output, without repetitions, in ordinal order of place.</summary>
    public static IReadOnlyList<BuildDiagnostic> Parse(string output, string root)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(root);
        return
        [
            .. output.Split('\n')
                .Select(line => Read(line.Trim(), root))
                .OfType<BuildDiagnostic>()
                .Distinct()
                .OrderBy(item => item.File, StringComparer.Ordinal)
                .ThenBy(item => item.Line)
                .ThenBy(item => item.Code, StringComparer.Ordinal)
                .ThenBy(item => item.Message, StringComparer.Ordinal)
                .ThenBy(item => item.Project, StringComparer.Ordinal),
        ];
    }

    private static BuildDiagnostic? Read(string line, string root)
    {
        var match = Canonical().Match(line);
        return match.Success
            ? new BuildDiagnostic(
                match.Groups["severity"].Value,
                match.Groups["code"].Value,
                Relative(match.Groups["file"].Value, root),
                int.TryParse(match.Groups["line"].ValueSpan, out var number) ? number : 0,
                match.Groups["message"].Value.Trim(),
                Relative(match.Groups["project"].Value, root))
            : null;
    }

    private static string Relative(string path, string root)
    {
        var prefix = root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar;
        return (path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path).Replace('\\', '/');
    }

    [GeneratedRegex(@"\A(?<file>[^(\[]*?)(\((?<line>[0-9]+)(,[0-9]+){0,3}\))?\s*:\s*(?<severity>error|warning)\s*(?<code>[A-Za-z]+[0-9]+|[A-Za-z]*)\s*:\s*(?<message>.*?)(\s*\[(?<project>[^\]\s]+proj|[^\]]+\.sln)(::[^\]]*)?\])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Canonical();
}
