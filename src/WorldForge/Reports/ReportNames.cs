using System.Text.RegularExpressions;
using WorldForge.Validation;

namespace WorldForge.Reports;

/// <summary>The alphabets of families, formats and media types.</summary>
internal static partial class ReportNames
{
    public static string Name(string value, string field) => NamePattern().IsMatch(Check.Text(value, field))
        ? value
        : throw Check.Invalid(field, "must start with a lower-case letter or digit and hold only those, '_' and '-'");

    public static string MediaType(string value) => MediaTypePattern().IsMatch(Check.Text(value, "media_type"))
        ? value
        : throw Check.Invalid("media_type", "must be a lower-case type/subtype");

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex MediaTypePattern();
}
