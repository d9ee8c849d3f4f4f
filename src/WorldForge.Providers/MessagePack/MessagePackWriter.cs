using System.Buffers.Binary;
using System.Text;

namespace WorldForge.Providers.MessagePack;

/// <summary>
/// Writes values in their shortest form. Without a target it only counts, so that a message is measured first and then written once
/// into exactly the memory that it needs.
/// </summary>
/// <param name="target">Where to write, or null to count.</param>
internal struct MessagePackWriter(byte[]? target)
{
    /// <summary>Bytes written, or counted, so far.</summary>
    public int Length { get; private set; }

    public void Nil() => Byte(0xC0);

    public void Boolean(bool value) => Byte(value ? (byte)0xC3 : (byte)0xC2);

    public void Integer(long value)
    {
        switch (value)
        {
            case >= 0:
                Unsigned((ulong)value);
                break;
            case >= -32:
                Byte(unchecked((byte)value));
                break;
            case >= sbyte.MinValue:
                Byte(0xD0);
                Byte(unchecked((byte)value));
                break;
            case >= short.MinValue:
                Byte(0xD1);
                BigEndian(unchecked((ulong)value), 2);
                break;
            case >= int.MinValue:
                Byte(0xD2);
                BigEndian(unchecked((ulong)value), 4);
                break;
            default:
                Byte(0xD3);
                BigEndian(unchecked((ulong)value), 8);
                break;
        }
    }

    public void Unsigned(ulong value)
    {
        switch (value)
        {
            case <= 0x7F:
                Byte((byte)value);
                break;
            case <= uint.MaxValue:
                Sized((uint)value, 0xCC, 0xCD, 0xCE);
                break;
            default:
                Byte(0xCF);
                BigEndian(value, 8);
                break;
        }
    }

    public void Float32(float value)
    {
        Byte(0xCA);
        BigEndian(BitConverter.SingleToUInt32Bits(value), 4);
    }

    public void Float64(double value)
    {
        Byte(0xCB);
        BigEndian(BitConverter.DoubleToUInt64Bits(value), 8);
    }

    public void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        if (length <= 31)
        {
            Byte((byte)(0xA0 | length));
        }
        else
        {
            Sized((uint)length, 0xD9, 0xDA, 0xDB);
        }

        if (target is not null)
        {
            Encoding.UTF8.GetBytes(value, target.AsSpan(Length));
        }

        Length += length;
    }

    public void BinaryHeader(int length) => Sized((uint)length, 0xC4, 0xC5, 0xC6);

    public void ArrayHeader(int count)
    {
        if (count <= 15)
        {
            Byte((byte)(0x90 | count));
        }
        else
        {
            Counted((uint)count, 0xDC, 0xDD);
        }
    }

    public void MapHeader(int count)
    {
        if (count <= 15)
        {
            Byte((byte)(0x80 | count));
        }
        else
        {
            Counted((uint)count, 0xDE, 0xDF);
        }
    }

    public void Extension(sbyte type, ReadOnlySpan<byte> data)
    {
        int power = data.Length is 1 or 2 or 4 or 8 or 16 ? int.Log2(data.Length) : -1;
        if (power >= 0)
        {
            Byte((byte)(0xD4 + power));
        }
        else
        {
            Sized((uint)data.Length, 0xC7, 0xC8, 0xC9);
        }

        Byte(unchecked((byte)type));
        Raw(data);
    }

    /// <summary>Bytes that belong to the value whose header was written last.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (target is not null)
        {
            bytes.CopyTo(target.AsSpan(Length));
        }

        Length += bytes.Length;
    }

    private void Counted(uint count, byte code16, byte code32)
    {
        if (count <= ushort.MaxValue)
        {
            Byte(code16);
            BigEndian(count, 2);
        }
        else
        {
            Byte(code32);
            BigEndian(count, 4);
        }
    }

    private void Sized(uint size, byte code8, byte code16, byte code32)
    {
        if (size <= byte.MaxValue)
        {
            Byte(code8);
            Byte((byte)size);
        }
        else
        {
            Counted(size, code16, code32);
        }
    }

    private void Byte(byte value)
    {
        if (target is not null)
        {
            target[Length] = value;
        }

        Length++;
    }

    private void BigEndian(ulong value, int bytes)
    {
        if (target is not null)
        {
            Span<byte> whole = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(whole, value);
            whole[(8 - bytes)..].CopyTo(target.AsSpan(Length));
        }

        Length += bytes;
    }
}
