using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace WorldForge.Providers.MessagePack;

/// <summary>Reads one message strictly: every form of the format, nothing after it, and no allocation before the bytes are known to be there.</summary>
internal ref struct MessagePackReader
{
    private const int FixedTextMask = 0x1F;
    private const int FixedCountMask = 0x0F;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _message;
    private readonly ReadOnlySpan<byte> _span;
    private readonly MessagePackLimits _limits;
    private int _at;
    private int _values;

    private MessagePackReader(ReadOnlyMemory<byte> message, MessagePackLimits limits)
    {
        _message = message;
        _span = message.Span;
        _limits = limits;
    }

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="MessagePackException">It is cut, malformed, beyond a limit, or goes on after its value.</exception>
    public static MessagePackValue Read(ReadOnlyMemory<byte> message, MessagePackLimits? limits = null)
    {
        MessagePackReader reader = new(message, limits ?? MessagePackLimits.Default);
        MessagePackValue value = reader.Value(0);
        return reader._at == message.Length
            ? value
            : throw new MessagePackException($"{message.Length - reader._at} bytes follow the value", reader._at);
    }

    private MessagePackValue Value(int depth)
    {
        int start = _at;
        if (++_values > _limits.MaxValues)
        {
            throw Problem(string.Create(CultureInfo.InvariantCulture, $"more than {_limits.MaxValues} values"), start);
        }

        byte code = Take(1)[0];
        return code switch
        {
            <= 0x7F => new MessagePackValue.Integer(code),
            <= 0x8F => Map((uint)(code & FixedCountMask), depth, start),
            <= 0x9F => Array((uint)(code & FixedCountMask), depth, start),
            <= 0xBF => Text((uint)(code & FixedTextMask), start),
            0xC0 => MessagePackValue.Nil.Instance,
            0xC1 => throw Problem("the code 0xC1 is never used", start),
            0xC2 => new MessagePackValue.Boolean(false),
            0xC3 => new MessagePackValue.Boolean(true),
            0xC4 => Binary(Take(1)[0], start),
            0xC5 => Binary(UInt16(), start),
            0xC6 => Binary(UInt32(), start),
            0xC7 => Extension(Take(1)[0], start),
            0xC8 => Extension(UInt16(), start),
            0xC9 => Extension(UInt32(), start),
            0xCA => new MessagePackValue.Float(BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            0xCB => new MessagePackValue.Float(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            0xCC => new MessagePackValue.Integer(Take(1)[0]),
            0xCD => new MessagePackValue.Integer(UInt16()),
            0xCE => new MessagePackValue.Integer(UInt32()),
            0xCF => new MessagePackValue.Integer(BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xD0 => new MessagePackValue.Integer(unchecked((sbyte)Take(1)[0])),
            0xD1 => new MessagePackValue.Integer(BinaryPrimitives.ReadInt16BigEndian(Take(2))),
            0xD2 => new MessagePackValue.Integer(BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            0xD3 => new MessagePackValue.Integer(BinaryPrimitives.ReadInt64BigEndian(Take(8))),
            <= 0xD8 => Extension(1u << (code - 0xD4), start),
            0xD9 => Text(Take(1)[0], start),
            0xDA => Text(UInt16(), start),
            0xDB => Text(UInt32(), start),
            0xDC => Array(UInt16(), depth, start),
            0xDD => Array(UInt32(), depth, start),
            0xDE => Map(UInt16(), depth, start),
            0xDF => Map(UInt32(), depth, start),
            _ => new MessagePackValue.Integer(unchecked((sbyte)code)),
        };
    }

    private MessagePackValue.Array Array(uint count, int depth, int start)
    {
        CheckCount(count, 1, depth, start);
        MessagePackValue[] items = new MessagePackValue[count];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = Value(depth + 1);
        }

        return new MessagePackValue.Array(items);
    }

    private MessagePackValue.Map Map(uint count, int depth, int start)
    {
        CheckCount(count, 2, depth, start);
        KeyValuePair<MessagePackValue, MessagePackValue>[] members = new KeyValuePair<MessagePackValue, MessagePackValue>[count];
        for (int index = 0; index < members.Length; index++)
        {
            MessagePackValue key = Value(depth + 1);
            members[index] = new(key, Value(depth + 1));
        }

        return new MessagePackValue.Map(members);
    }

    // Every value takes at least one byte, so a count beyond what is left is a lie that must not reach an allocation.
    private readonly void CheckCount(uint count, int valuesEach, int depth, int start)
    {
        if (depth >= _limits.MaxDepth)
        {
            throw Problem(string.Create(CultureInfo.InvariantCulture, $"more than {_limits.MaxDepth} levels"), start);
        }

        if ((long)count * valuesEach > _span.Length - _at)
        {
            throw Problem(string.Create(CultureInfo.InvariantCulture, $"{count} items are announced, but {_span.Length - _at} bytes are left"), start);
        }

        if ((long)count * valuesEach > _limits.MaxValues - _values)
        {
            throw Problem(string.Create(CultureInfo.InvariantCulture, $"more than {_limits.MaxValues} values"), start);
        }
    }

    private MessagePackValue.Text Text(uint length, int start)
    {
        if (length > _limits.MaxTextBytes)
        {
            throw Problem(string.Create(CultureInfo.InvariantCulture, $"a string of {length} bytes is longer than {_limits.MaxTextBytes}"), start);
        }

        try
        {
            return new MessagePackValue.Text(StrictUtf8.GetString(Take(length)));
        }
        catch (DecoderFallbackException)
        {
            throw Problem("a string is not valid UTF-8", start);
        }
    }

    private MessagePackValue.Binary Binary(uint length, int start) => new(Slice(length, start));

    private MessagePackValue.Extension Extension(uint length, int start)
    {
        sbyte type = unchecked((sbyte)Take(1)[0]);
        return new MessagePackValue.Extension(type, Slice(length, start));
    }

    private ReadOnlyMemory<byte> Slice(uint length, int start)
    {
        int from = _at;
        _ = length <= _span.Length - from ? Take(length) : throw Cut(length, start);
        return _message[from.._at];
    }

    private ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > _span.Length - _at)
        {
            throw Cut(count, _at);
        }

        ReadOnlySpan<byte> taken = _span.Slice(_at, (int)count);
        _at += (int)count;
        return taken;
    }

    private readonly MessagePackException Cut(uint count, int start) =>
        Problem(string.Create(CultureInfo.InvariantCulture, $"{count} bytes are announced, but {_span.Length - _at} are left"), start);

    private static MessagePackException Problem(string problem, int start) => new(problem, start);
}
