using System.Text;
using Google.Protobuf;

namespace WorldForge.Tests.Events;

/// <summary>A protobuf message read without its schema: field numbers and raw values, read by Google's own decoder.</summary>
internal sealed class ProtobufNode
{
    private readonly List<(int Field, object Value)> _fields = [];

    private ProtobufNode()
    {
    }

    public static ProtobufNode Parse(byte[] bytes)
    {
        var node = new ProtobufNode();
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is var tag and not 0)
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.Fixed32 => input.ReadFixed32(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"Wire type {other}."),
            };
            node._fields.Add((WireFormat.GetTagFieldNumber(tag), value));
        }

        return node;
    }

    public IEnumerable<ProtobufNode> Messages(params int[] path)
    {
        IEnumerable<ProtobufNode> at = [this];
        foreach (int field in path)
        {
            at = [.. at.SelectMany(node => node.All<byte[]>(field)).Select(Parse)];
        }

        return at;
    }

    public ProtobufNode Message(params int[] path) => Messages(path).Single();

    public string Text(int field) => Encoding.UTF8.GetString(All<byte[]>(field).SingleOrDefault() ?? []);

    public byte[] Bytes(int field) => All<byte[]>(field).Single();

    public ulong Number(int field) => All<ulong>(field).SingleOrDefault();

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    /// <summary>Values of a packed list of 64 bits each.</summary>
    public IEnumerable<ulong> Packed(int field) =>
        All<byte[]>(field).SelectMany(bytes => Enumerable.Range(0, bytes.Length / 8).Select(i => BitConverter.ToUInt64(bytes, i * 8)))
            .Concat(All<ulong>(field));

    /// <summary>OpenTelemetry's KeyValue list: key = 1, value = 2 (string 1, bool 2, int 3, double 4).</summary>
    public SortedDictionary<string, object> Attributes(int field) => new(
        Messages(field).ToDictionary(pair => pair.Text(1), pair => Value(pair.Message(2))), StringComparer.Ordinal);

    private static object Value(ProtobufNode any) => any._fields.Single() switch
    {
        (1, byte[] text) => Encoding.UTF8.GetString(text),
        (2, ulong flag) => flag == 1,
        (3, ulong number) => (long)number,
        (4, ulong bits) => BitConverter.UInt64BitsToDouble(bits),
        var other => throw new InvalidDataException($"Attribute value {other.Field}."),
    };

    private IEnumerable<T> All<T>(int field) => _fields.Where(item => item.Field == field).Select(item => item.Value).OfType<T>();
}
