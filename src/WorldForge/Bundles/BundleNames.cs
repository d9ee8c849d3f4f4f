using System.Buffers;
using System.Globalization;
using System.Text;
using WorldForge.Redaction;
using WorldForge.Redaction.Scanning;

namespace WorldForge.Bundles;

/// <summary>Names of files, which are hostile until judged: a bundle is unpacked on other systems, and its list of files is read by people.</summary>
internal sealed class BundleNames(HostRoots roots)
{
    private const int LongestName = 200;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"|?*\\/\uFFFD");

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
        .. Enumerable.Range(0, 10).SelectMany(static number => new[] { $"COM{number}", $"LPT{number}" }),
    ];

    private readonly ScanProfile _profile = Redactor.Security.WithRoots(roots).Profile;

    /// <summary>Why a name of one segment may not stand in a bundle; null when it may.</summary>
    public string? Problem(string name)
    {
        bool isPortable = name.Length is > 0 and <= LongestName
            && name is not ("." or "..")
            && !name.AsSpan().ContainsAny(Refused)
            && !name.Any(static letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
            && name[^1] is not ('.' or ' ') && name[0] != ' '
            && !Devices.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase);
        return !isPortable ? BundleReasons.NameUnsafe
            : TextRedaction.Findings(name, _profile) != Findings.None ? BundleReasons.NameSecret
            : null;
    }

    /// <summary>The name in a form that can be shown: letters that are not portable become <c>_</c>, and a secret goes as a whole.</summary>
    public string Shown(string name)
    {
        if (Problem(name) is not { } problem)
        {
            return name;
        }

        if (problem == BundleReasons.NameSecret)
        {
            return "_redacted_";
        }

        var shown = new StringBuilder();
        foreach (char letter in name.Length > LongestName ? name[..LongestName] : name)
        {
            shown.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        }

        string text = shown.ToString().Trim('.');
        return text.Length == 0 || Problem(text) is not null ? "_unnamed_" : text;
    }
}
