namespace WorldForge.Redaction.Scanning;

/// <summary>What one line says about the next.</summary>
internal enum Carry
{
    /// <summary>Nothing: the next line stands alone.</summary>
    None,

    /// <summary>A header value ran to the end of its line; deeper indented lines continue it.</summary>
    FoldedHeader,

    /// <summary>A block scalar of a secret key was opened; every deeper indented line belongs to it.</summary>
    BlockScalar,

    /// <summary>A secret key ended its line; a single value on the next line belongs to it.</summary>
    Value,

    /// <summary>A secret key was named (<c>name: API_TOKEN</c>); a <c>value:</c> on the next line belongs to it.</summary>
    NamedValue,

    /// <summary>An object or list of a secret key is open; every scalar in it goes.</summary>
    Nested,
}

/// <summary>The carry with the indentation of the line that caused it, and where in a manifest of secrets the line stands.</summary>
/// <param name="Carry">What the line says about the next.</param>
/// <param name="Indent">Its indentation.</param>
/// <param name="Manifest">A document of kind Secret was begun.</param>
/// <param name="Data">Indentation of the open data block of that document plus one; 0 while none is open.</param>
/// <param name="Depth">Brackets that are open of the object or list of a secret key.</param>
internal readonly record struct LineState(Carry Carry, int Indent, bool Manifest = false, int Data = 0, int Depth = 0);
