using System.Buffers;
using WorldForge.Arrays;

namespace WorldForge.Serialization;

/// <summary>Walks a value and writes it with sorted keys, either compact or indented. The depth of values bounds the recursion.</summary>
internal ref struct JsonTreeWriter(IBufferWriter<byte> output, bool indented)
{
    private JsonTextBuffer _buffer = new(output);

    public static void Write(JsonValue value, IBufferWriter<byte> output, bool indented)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new JsonTreeWriter(output, indented);
        writer.Value(value, 0);
        if (indented)
        {
            writer._buffer.Byte((byte)'\n');
        }

        writer._buffer.Flush();
    }

    private void Value(JsonValue value, int level)
    {
        switch (value)
        {
            case JsonText text:
                _buffer.Text(text.Value);
                break;
            case JsonInteger integer:
                _buffer.Integer(integer);
                break;
            case JsonFloat number:
                _buffer.Float(number.Value);
                break;
            case JsonBoolean boolean:
                _buffer.Ascii(boolean.Value ? "true"u8 : "false"u8);
                break;
            case JsonList { Array: { } array }:
                Array(array, level + 1);
                break;
            case JsonList list:
                List(list.AsSpan(), level + 1);
                break;
            case JsonObject members:
                Object(members.AsSpan(), level + 1);
                break;
            default:
                _buffer.Ascii("null"u8);
                break;
        }
    }

    private void List(ReadOnlySpan<JsonValue> items, int level)
    {
        _buffer.Byte((byte)'[');
        for (int index = 0; index < items.Length; index++)
        {
            Separate(index, level);
            Value(items[index], level);
        }

        Close(items.Length, level, (byte)']');
    }

    // The nested lists of an array are written without making them.
    private void Array(NdArray array, int level)
    {
        _buffer.Byte((byte)'[');
        int count = array.Shape[0];
        for (int index = 0; index < count; index++)
        {
            Separate(index, level);
            if (array.Rank > 1)
            {
                Array(array.Slice(index), level + 1);
            }
            else
            {
                Value(array.ToJson(index), level);
            }
        }

        Close(count, level, (byte)']');
    }

    private void Object(ReadOnlySpan<KeyValuePair<string, JsonValue>> members, int level)
    {
        _buffer.Byte((byte)'{');
        if (IsSorted(members))
        {
            Members(members, level);
        }
        else
        {
            KeyValuePair<string, JsonValue>[] rented = ArrayPool<KeyValuePair<string, JsonValue>>.Shared.Rent(members.Length);
            Span<KeyValuePair<string, JsonValue>> sorted = rented.AsSpan(0, members.Length);
            members.CopyTo(sorted);
            sorted.Sort(static (left, right) => CodePointComparer.Instance.Compare(left.Key, right.Key));
            Members(sorted, level);
            ArrayPool<KeyValuePair<string, JsonValue>>.Shared.Return(rented, clearArray: true);
        }

        Close(members.Length, level, (byte)'}');
    }

    private void Members(ReadOnlySpan<KeyValuePair<string, JsonValue>> members, int level)
    {
        for (int index = 0; index < members.Length; index++)
        {
            Separate(index, level);
            _buffer.Text(members[index].Key);
            _buffer.Byte((byte)':');
            if (indented)
            {
                _buffer.Byte((byte)' ');
            }

            Value(members[index].Value, level);
        }
    }

    private void Separate(int index, int level)
    {
        if (index > 0)
        {
            _buffer.Byte((byte)',');
        }

        if (indented)
        {
            _buffer.NewLine(level);
        }
    }

    private void Close(int count, int level, byte bracket)
    {
        if (indented && count > 0)
        {
            _buffer.NewLine(level - 1);
        }

        _buffer.Byte(bracket);
    }

    private static bool IsSorted(ReadOnlySpan<KeyValuePair<string, JsonValue>> members)
    {
        for (int index = 1; index < members.Length; index++)
        {
            if (CodePointComparer.Instance.Compare(members[index - 1].Key, members[index].Key) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
