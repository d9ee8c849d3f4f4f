namespace WorldForge.Redaction.Scanning;

/// <summary>Alphabets of token bodies.</summary>
internal enum Alphabet
{
    Alphanumeric,
    Hex,
    Digits,

    /// <summary>Hex digits and <c>-</c>: UUIDs.</summary>
    HexDash,

    /// <summary>Upper-case letters and digits.</summary>
    Upper,

    /// <summary>Letters, digits, <c>_ -</c>.</summary>
    Url,

    /// <summary>Letters, digits, <c>+ / =</c> and <c>_ -</c>.</summary>
    Base64,

    /// <summary>Letters, digits, <c>. _ ~ + = - %</c>.</summary>
    Wide,

    /// <summary>Everything that stands in the path of a URL.</summary>
    Route,
}

/// <summary>A credential that its issuer made recognisable.</summary>
/// <param name="Prefix">Fixed start, case-sensitive.</param>
/// <param name="Alphabet">Characters of what follows.</param>
/// <param name="Least">Fewest characters after the prefix.</param>
/// <param name="Glued">Also inside a longer word: the prefix is unlike any ordinary text.</param>
/// <param name="KeepPrefix">The prefix is readable context (a host and route) and stays.</param>
/// <param name="NeedsDigit">An ordinary identifier could look the same, so at least one digit must occur early.</param>
internal readonly record struct TokenShape(
    string Prefix, Alphabet Alphabet, int Least, bool Glued = true, bool KeepPrefix = false, bool NeedsDigit = false);
