using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using WorldForge.Serialization;

namespace WorldForge.Arrays;

/// <summary>A dense array of numbers: element type, shape, and the bytes of the elements, little-endian and row-major (C order).</summary>
/// <remarks>
/// The bytes are not copied; whoever makes an array must not write to them while it is in use. Equality is by type, shape and bytes.
/// To send one inside JSON, see <see cref="JsonList.OfArray"/>.
/// </remarks>
public sealed class NdArray : IEquatable<NdArray>
{
    /// <summary>Wraps bytes.</summary>
    /// <param name="elementType">How the bytes are read.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    /// <param name="data">Exactly as many bytes as type and shape need.</param>
    /// <exception cref="WorldForgeException">The length of the data is another one; the message has both numbers.</exception>
    public NdArray(ElementType elementType, TensorShape shape, ReadOnlyMemory<byte> data)
    {
        long count = shape.ElementCount;
        if (count > int.MaxValue / elementType.Size() || count * elementType.Size() != data.Length)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"An array of shape {shape} needs {(Int128)count * elementType.Size()} bytes as {elementType.ToNumpyText()}, not {data.Length}."));
        }

        ElementType = elementType;
        Shape = shape;
        Data = data;
    }

    /// <summary>How the bytes are read.</summary>
    public ElementType ElementType { get; }

    /// <summary>The sizes of the dimensions.</summary>
    public TensorShape Shape { get; }

    /// <summary>The bytes, little-endian and row-major.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>How many dimensions there are; 0 for a scalar.</summary>
    public int Rank => Shape.Rank;

    /// <summary>How many elements there are.</summary>
    public int Count => (int)Shape.ElementCount;

    /// <summary>Makes an array of values, which are not copied on a little-endian machine.</summary>
    /// <typeparam name="T">A type that <see cref="ElementTypes.Of{T}"/> knows.</typeparam>
    /// <exception cref="WorldForgeException">The type has no element type, or the shape needs another number of values.</exception>
    public static NdArray Of<T>(T[] values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ElementType type = ElementTypes.Of<T>();
        return new NdArray(type, TensorShape.Create(shape), ArrayBytes.Of(values, type.Size()));
    }

    /// <summary>The elements without copying.</summary>
    /// <typeparam name="T">The .NET type of exactly this element type.</typeparam>
    /// <exception cref="InvalidOperationException">It is another one, or this machine is big-endian.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged =>
        ElementTypes.Of<T>() == ElementType && (BitConverter.IsLittleEndian || ElementType.Size() == 1)
            ? MemoryMarshal.Cast<byte, T>(Data.Span)
            : throw new InvalidOperationException($"An array of {ElementType} cannot be read in place as {typeof(T).Name}.");

    /// <summary>One item along the first dimension, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public NdArray Slice(int index)
    {
        TensorShape inner = Shape.Inner();
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Shape[0]);
        int bytes = (int)inner.ElementCount * ElementType.Size();
        return new NdArray(ElementType, inner, Data.Slice(index * bytes, bytes));
    }

    /// <summary>Whether no element is NaN or infinite; always so for integers and booleans.</summary>
    public bool IsFinite() => ElementType switch
    {
        ElementType.Float64 => FiniteScan.AllFinite<ulong>(Data.Span, 0x7FF0_0000_0000_0000),
        ElementType.Float32 => FiniteScan.AllFinite<uint>(Data.Span, 0x7F80_0000),
        ElementType.Float16 => FiniteScan.AllFinite<ushort>(Data.Span, 0x7C00),
        _ => true,
    };

    /// <summary>The place, in row-major order, of the first element that is NaN or infinite, or -1.</summary>
    public int FirstNonFinite()
    {
        if (IsFinite())
        {
            return -1;
        }

        int index = 0;
        while (double.IsFinite(ToDouble(index)))
        {
            index++;
        }

        return index;
    }

    /// <summary>One element as a double; 64-bit integers are rounded, booleans are 0 or 1.</summary>
    /// <param name="index">Its place in row-major order.</param>
    public double ToDouble(int index)
    {
        ReadOnlySpan<byte> at = Data.Span.Slice(index * ElementType.Size(), ElementType.Size());
        return ElementType switch
        {
            ElementType.Boolean => at[0] == 0 ? 0 : 1,
            ElementType.Int8 => unchecked((sbyte)at[0]),
            ElementType.UInt8 => at[0],
            ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(at),
            ElementType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(at),
            ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(at),
            ElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(at),
            ElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(at),
            ElementType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(at),
            ElementType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(at),
            ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(at),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(at),
        };
    }

    /// <summary>One element as JSON: a boolean, an integer without loss, or a float.</summary>
    /// <param name="index">Its place in row-major order.</param>
    /// <exception cref="WorldForgeException">The element is not finite.</exception>
    public JsonValue ToJson(int index)
    {
        ReadOnlySpan<byte> at = Data.Span.Slice(index * ElementType.Size(), ElementType.Size());
        return ElementType switch
        {
            ElementType.Boolean => at[0] != 0,
            ElementType.UInt64 => JsonInteger.Of(new System.Numerics.BigInteger(BinaryPrimitives.ReadUInt64LittleEndian(at))),
            ElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(at),
            _ when ElementType.IsFloating() => ToDouble(index),
            _ => (long)ToDouble(index),
        };
    }

    /// <inheritdoc/>
    public bool Equals(NdArray? other) =>
        other is not null && other.ElementType == ElementType && other.Shape == Shape && other.Data.Span.SequenceEqual(Data.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NdArray);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ElementType, Shape, Data.Length);

    /// <summary>Type and shape, never the elements.</summary>
    public override string ToString() => $"{ElementType.ToNumpyText()} {Shape}";
}
