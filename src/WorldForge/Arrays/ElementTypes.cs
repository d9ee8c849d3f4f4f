namespace WorldForge.Arrays;

/// <summary>What follows from an element type.</summary>
public static class ElementTypes
{
    private static readonly (int Size, string NumpyText, Type Clr)[] Facts =
    [
        (1, "|b1", typeof(bool)),
        (1, "|i1", typeof(sbyte)),
        (1, "|u1", typeof(byte)),
        (2, "<i2", typeof(short)),
        (2, "<u2", typeof(ushort)),
        (4, "<i4", typeof(int)),
        (4, "<u4", typeof(uint)),
        (8, "<i8", typeof(long)),
        (8, "<u8", typeof(ulong)),
        (2, "<f2", typeof(Half)),
        (4, "<f4", typeof(float)),
        (8, "<f8", typeof(double)),
    ];

    /// <summary>Bytes of one element.</summary>
    public static int Size(this ElementType type) => Facts[(int)type].Size;

    /// <summary>The type string that numpy writes for it on a little-endian machine, such as <c>&lt;f4</c> or <c>|u1</c>.</summary>
    public static string ToNumpyText(this ElementType type) => Facts[(int)type].NumpyText;

    /// <summary>Whether the elements can be fractions, and therefore can be other than finite.</summary>
    public static bool IsFloating(this ElementType type) => type >= ElementType.Float16;

    /// <summary>The element type that a .NET type is read as.</summary>
    /// <exception cref="WorldForgeException">No element type is read as it.</exception>
    public static ElementType Of<T>()
        where T : unmanaged
    {
        int index = Array.FindIndex(Facts, static fact => fact.Clr == typeof(T));
        return index >= 0
            ? (ElementType)index
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"An array cannot hold elements of the type {typeof(T).Name}.");
    }

    /// <summary>
    /// Reads a numpy type string of one number: an optional byte order and a kind with its size, such as <c>&lt;f8</c>, <c>|b1</c> or
    /// <c>u1</c>. No order, <c>=</c> and <c>|</c> mean little-endian.
    /// </summary>
    /// <param name="text">The type string.</param>
    /// <param name="type">The element type, when it is one.</param>
    /// <param name="isBigEndian">Whether the elements come with the most significant byte first.</param>
    public static bool TryFromNumpyText(ReadOnlySpan<char> text, out ElementType type, out bool isBigEndian)
    {
        bool hasOrder = text is ['<' or '>' or '=' or '|', ..];
        isBigEndian = hasOrder && text[0] == '>';
        ReadOnlySpan<char> kind = hasOrder ? text[1..] : text;
        for (int index = 0; index < Facts.Length; index++)
        {
            if (kind.SequenceEqual(Facts[index].NumpyText.AsSpan(1)))
            {
                type = (ElementType)index;
                isBigEndian &= Facts[index].Size > 1;
                return true;
            }
        }

        type = default;
        return false;
    }
}
