using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.JsonNumpy;

/// <summary>
/// An array in the form of the json_numpy package, its data still encoded: type and shape can be judged before anything is decoded.
/// </summary>
internal sealed class JsonNumpyArray
{
    public const string DataKey = "__numpy__";
    public const string TypeKey = "dtype";
    public const string ShapeKey = "shape";
    private const int MostDimensions = 32;
    private const int PieceLength = 16 * 1024;

    private static readonly (string Word, ElementType Type)[] Words =
    [
        ("bool", ElementType.Boolean), ("int8", ElementType.Int8), ("uint8", ElementType.UInt8), ("int16", ElementType.Int16), ("uint16", ElementType.UInt16),
        ("int32", ElementType.Int32), ("uint32", ElementType.UInt32), ("int64", ElementType.Int64), ("uint64", ElementType.UInt64),
        ("float16", ElementType.Float16), ("float32", ElementType.Float32), ("float64", ElementType.Float64),
    ];

    private readonly string _data;
    private readonly bool _isBigEndian;

    private JsonNumpyArray(string data, ElementType type, bool isBigEndian, TensorShape shape)
    {
        _data = data;
        _isBigEndian = isBigEndian;
        ElementType = type;
        Shape = shape;
    }

    public ElementType ElementType { get; }

    public TensorShape Shape { get; }

    /// <summary>Whether an object is meant as an encoded array.</summary>
    public static bool IsEncoded(JsonObject value) => value.ContainsKey(DataKey);

    /// <summary>Reads the shape of an encoded array.</summary>
    /// <exception cref="JsonNumpyException">It is not a list of sizes.</exception>
    public static TensorShape ReadShape(JsonObject value)
    {
        if (!value.TryGetValue(ShapeKey, out JsonValue? listed) || listed is not JsonList list || list.Count > MostDimensions)
        {
            throw new JsonNumpyException("shape must be a list of at most 32 sizes");
        }

        int[] sizes = new int[list.Count];
        for (int index = 0; index < sizes.Length; index++)
        {
            sizes[index] = list[index] is JsonInteger integer && integer.TryGetInt64(out long size) && size is >= 0 and <= int.MaxValue
                ? (int)size
                : throw new JsonNumpyException("shape must hold integers of at least 0");
        }

        return TensorShape.TryCreate(sizes, out TensorShape shape) ? shape : throw new JsonNumpyException("shape is larger than any memory");
    }

    /// <summary>Reads everything but the data.</summary>
    /// <exception cref="JsonNumpyException">A member is missing or of another form.</exception>
    public static JsonNumpyArray Read(JsonObject value)
    {
        TensorShape shape = ReadShape(value);
        string dtype = value.TryGetValue(TypeKey, out JsonValue? named) && named is JsonText text ? text.Value : throw new JsonNumpyException("dtype must be a string");
        if (!TryType(dtype, out ElementType type, out bool isBigEndian))
        {
            throw new JsonNumpyException("dtype must name a number of 8 to 64 bits");
        }

        return value.TryGetValue(DataKey, out JsonValue? data) && data is JsonText encoded
            ? new JsonNumpyArray(encoded.Value, type, isBigEndian, shape)
            : throw new JsonNumpyException($"{DataKey} must be a base64 string");
    }

    /// <summary>Decodes the data.</summary>
    /// <exception cref="JsonNumpyException">It is not strict base64, or has another length than type and shape say.</exception>
    public NdArray Decode()
    {
        long expected = (long)Int128.Min((Int128)Shape.ElementCount * ElementType.Size(), long.MaxValue);
        long length = DecodedLength(_data);
        if (length != expected)
        {
            throw new JsonNumpyException(string.Create(CultureInfo.InvariantCulture, $"{DataKey} must have {expected} bytes for its shape, not {length}"));
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        if (!TryDecode(_data, bytes))
        {
            throw new JsonNumpyException($"{DataKey} must be strict base64");
        }

        if (_isBigEndian)
        {
            for (int at = 0; at < bytes.Length; at += ElementType.Size())
            {
                bytes.AsSpan(at, ElementType.Size()).Reverse();
            }
        }

        return new NdArray(ElementType, Shape, bytes);
    }

    // In pieces that stay in the cache: first to one byte for each character, then to the data.
    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (text.ContainsAny(" \t\r\n"))
        {
            return false;
        }

        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            while (!text.IsEmpty)
            {
                int count = Math.Min(PieceLength, text.Length);
                if (Ascii.FromUtf16(text[..count], piece, out _) != OperationStatus.Done
                    || Base64.DecodeFromUtf8(piece.AsSpan(0, count), target, out _, out int written, isFinalBlock: count == text.Length) != OperationStatus.Done)
                {
                    return false;
                }

                text = text[count..];
                target = target[written..];
            }

            return target.IsEmpty;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static long DecodedLength(string data)
    {
        int padding = data.EndsWith("==", StringComparison.Ordinal) ? 2 : data.EndsWith('=') ? 1 : 0;
        return data.Length % 4 == 0 ? (data.Length / 4 * 3L) - padding : throw new JsonNumpyException($"{DataKey} must be strict base64");
    }

    private static bool TryType(string dtype, out ElementType type, out bool isBigEndian)
    {
        if (ElementTypes.TryFromNumpyText(dtype, out type, out isBigEndian))
        {
            return true;
        }

        bool hasOrder = dtype is ['<' or '>' or '=' or '|', ..];
        string word = hasOrder ? dtype[1..] : dtype;
        int index = Array.FindIndex(Words, entry => entry.Word == word);
        type = index < 0 ? default : Words[index].Type;
        isBigEndian = hasOrder && dtype[0] == '>' && type.Size() > 1;
        return index >= 0;
    }
}
