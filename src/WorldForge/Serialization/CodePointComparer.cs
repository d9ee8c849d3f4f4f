namespace WorldForge.Serialization;

/// <summary>
/// Orders texts by Unicode code point, which is also the order of their UTF-8 bytes. Ordinal order of UTF-16 units
/// differs from it: there the characters beyond U+FFFF come before U+E000 to U+FFFF.
/// </summary>
public sealed class CodePointComparer : IComparer<string>
{
    private const int SurrogatesStart = 0xD800;
    private const int SurrogatesEnd = 0xE000;

    private CodePointComparer()
    {
    }

    /// <summary>The comparer; it has no state.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int common = x.AsSpan().CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length.CompareTo(y.Length)
            : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    /// <summary>Moves the surrogates, which stand for U+10000 and up, behind all other units.</summary>
    private static int Rank(char unit) => unit switch
    {
        < (char)SurrogatesStart => unit,
        < (char)SurrogatesEnd => unit + 0x10000,
        _ => unit,
    };
}
