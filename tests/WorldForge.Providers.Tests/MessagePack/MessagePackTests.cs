using FsCheck;
using FsCheck.Fluent;
using WorldForge.Providers.MessagePack;

namespace WorldForge.Providers.Tests.MessagePack;

public sealed class MessagePackTests
{
    private static readonly Gen<MessagePackValue> Scalars = Gen.OneOf(
        Gen.Constant((MessagePackValue)MessagePackValue.Nil.Instance),
        Gen.Elements(true, false).Select(static flag => (MessagePackValue)new MessagePackValue.Boolean(flag)),
        Gen.Elements<Int128>(0, 127, 128, 255, 256, 65535, 65536, uint.MaxValue, (Int128)uint.MaxValue + 1, ulong.MaxValue, -1, -32, -33, -128, -129, -32768, -32769, int.MinValue, (Int128)int.MinValue - 1, long.MinValue)
            .Select(static value => (MessagePackValue)new MessagePackValue.Integer(value)),
        Gen.Elements(0.5, -0.0, double.NaN, double.PositiveInfinity, 1e300, double.Epsilon).Select(static value => (MessagePackValue)new MessagePackValue.Float(value)),
        Gen.Elements("", "a", "\u00e9", "\ud83d\ude00", new string('x', 31), new string('x', 32), new string('x', 255), new string('x', 256), new string('x', 65536))
            .Select(static text => (MessagePackValue)new MessagePackValue.Text(text)),
        Gen.Elements(0, 1, 2, 3, 4, 8, 16, 17, 255, 256, 65535, 65536).Select(static length => (MessagePackValue)new MessagePackValue.Binary(new byte[length])),
        Gen.Elements(0, 1, 2, 3, 4, 5, 8, 16, 17, 255, 256, 65536).Select(static length => (MessagePackValue)new MessagePackValue.Extension(-1, new byte[length])));

    private static readonly Gen<MessagePackValue> Values = Tree(3);

    public static TheoryData<string, string> Forms => new()
    {
        { "00", "0" }, { "7F", "127" }, { "E0", "-32" }, { "FF", "-1" }, { "CCFF", "255" }, { "CDFFFF", "65535" }, { "CEFFFFFFFF", "4294967295" },
        { "CFFFFFFFFFFFFFFFFF", "18446744073709551615" }, { "D080", "-128" }, { "D18000", "-32768" }, { "D280000000", "-2147483648" },
        { "D38000000000000000", "-9223372036854775808" }, { "D2FFFFFFFF", "-1" }, { "CC01", "1" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Reads_every_form_of_an_integer(string hex, string expected) =>
        Assert.Equal(Int128.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<MessagePackValue.Integer>(Read(hex)).Value);

    [Theory]
    [InlineData("CA3FC00000", 1.5)]
    [InlineData("CB3FF8000000000000", 1.5)]
    [InlineData("CA7F800000", double.PositiveInfinity)]
    public void Reads_both_forms_of_a_float(string hex, double expected) => Assert.Equal(expected, Assert.IsType<MessagePackValue.Float>(Read(hex)).Value);

    [Theory]
    [InlineData("A0", "")]
    [InlineData("A161", "a")]
    [InlineData("D90161", "a")]
    [InlineData("DA000161", "a")]
    [InlineData("DB0000000161", "a")]
    public void Reads_every_form_of_a_text(string hex, string expected) => Assert.Equal(expected, Assert.IsType<MessagePackValue.Text>(Read(hex)).Value);

    [Theory]
    [InlineData("C40101")]
    [InlineData("C5000101")]
    [InlineData("C60000000101")]
    public void Reads_every_form_of_binary_data(string hex) => Assert.Equal([1], Assert.IsType<MessagePackValue.Binary>(Read(hex)).Value.ToArray());

    [Theory]
    [InlineData("D4FF01", 1)]
    [InlineData("D5FF0101", 2)]
    [InlineData("D6FF01010101", 4)]
    [InlineData("D7FF0101010101010101", 8)]
    [InlineData("D8FF01010101010101010101010101010101", 16)]
    [InlineData("C703FF010101", 3)]
    [InlineData("C80001FF01", 1)]
    [InlineData("C900000001FF01", 1)]
    public void Reads_every_form_of_an_extension(string hex, int length)
    {
        MessagePackValue.Extension value = Assert.IsType<MessagePackValue.Extension>(Read(hex));

        Assert.Equal((-1, length), (value.Type, value.Data.Length));
    }

    [Theory]
    [InlineData("91C0")]
    [InlineData("DC0001C0")]
    [InlineData("DD00000001C0")]
    public void Reads_every_form_of_an_array(string hex) => Assert.Equal([MessagePackValue.Nil.Instance], Assert.IsType<MessagePackValue.Array>(Read(hex)).Items);

    [Theory]
    [InlineData("81A161C3")]
    [InlineData("DE0001A161C3")]
    [InlineData("DF00000001A161C3")]
    public void Reads_every_form_of_a_map(string hex)
    {
        MessagePackValue.Map map = Assert.IsType<MessagePackValue.Map>(Read(hex));

        Assert.Equal(new MessagePackValue.Boolean(true), map.Find("a"));
        Assert.Null(map.Find("b"));
    }

    [Theory]
    [InlineData("", "1 bytes are announced, but 0 are left")]
    [InlineData("C1", "0xC1 is never used")]
    [InlineData("C0C0", "1 bytes follow the value")]
    [InlineData("A2C328", "not valid UTF-8")]
    [InlineData("A3EDA080", "not valid UTF-8")]
    [InlineData("CD01", "2 bytes are announced, but 1 are left")]
    [InlineData("A261", "2 bytes are announced, but 1 are left")]
    [InlineData("C6FFFFFFFF", "4294967295 bytes are announced, but 0 are left")]
    [InlineData("C9FFFFFFFF00", "4294967295 bytes are announced")]
    [InlineData("DBFFFFFFFF", "is longer than")]
    [InlineData("DDFFFFFFFF", "4294967295 items are announced, but 0 bytes are left")]
    [InlineData("DFFFFFFFFF", "4294967295 items are announced, but 0 bytes are left")]
    [InlineData("DF0000000200", "2 items are announced, but 1 bytes are left")]
    [InlineData("92C0", "2 items are announced, but 1 bytes are left")]
    [InlineData("81A161", "1 bytes are announced, but 0 are left")]
    public void Refuses_what_is_malformed_or_claims_what_is_not_there(string hex, string problem)
    {
        MessagePackException error = Assert.Throws<MessagePackException>(() => Read(hex));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset, 0, hex.Length / 2);
    }

    [Fact]
    public void Refuses_more_levels_and_more_values_than_allowed()
    {
        byte[] deep = [.. Enumerable.Repeat((byte)0x91, 65), 0xC0];
        byte[] fine = [.. Enumerable.Repeat((byte)0x91, 64), 0xC0];
        byte[] wide = [0xDC, 0, 100, .. new byte[100]];
        MessagePackLimits limits = new() { MaxValues = 50 };

        Assert.Contains("more than 64 levels", Assert.Throws<MessagePackException>(() => MessagePackReader.Read(deep)).Message, StringComparison.Ordinal);
        Assert.IsType<MessagePackValue.Array>(MessagePackReader.Read(fine));
        Assert.Contains("more than 50 values", Assert.Throws<MessagePackException>(() => MessagePackReader.Read(wide, limits)).Message, StringComparison.Ordinal);
        Assert.Contains("more than 50 values", Assert.Throws<MessagePackException>(() => MessagePackReader.Read(Nested(60), limits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_data_are_slices_of_the_message()
    {
        byte[] message = [0xC4, 2, 7, 8];
        ReadOnlyMemory<byte> data = Assert.IsType<MessagePackValue.Binary>(MessagePackReader.Read(message)).Value;

        message[2] = 9;

        Assert.Equal(9, data.Span[0]);
    }

    [Fact]
    public void What_is_written_is_read_back_and_measured_exactly() => Check(Prop.ForAll(Values.ToArbitrary(), static value =>
    {
        MessagePackWriter counter = new(null);
        Write(ref counter, value);
        byte[] bytes = new byte[counter.Length];
        MessagePackWriter writer = new(bytes);
        Write(ref writer, value);
        return writer.Length == bytes.Length && Same(value, MessagePackReader.Read(bytes));
    }));

    [Fact]
    public void Any_bytes_are_read_or_refused() => Check(Prop.ForAll(Gen.Choose(0, 255).Select(static unit => (byte)unit).ArrayOf().ToArbitrary(), static bytes =>
    {
        try
        {
            MessagePackReader.Read(bytes);
        }
        catch (MessagePackException)
        {
            // The one error that it may give.
        }

        return true;
    }));

    [Fact]
    public void Writes_a_float_of_32_bits()
    {
        byte[] bytes = new byte[5];
        MessagePackWriter writer = new(bytes);

        writer.Float32(1.5f);

        Assert.Equal("CA3FC00000", Convert.ToHexString(bytes));
    }

    [Fact]
    public void Values_are_named_in_messages() => Assert.Equal(
        ["nil", "a boolean", "an integer", "a float", "a string", "binary data", "an array", "a map", "an extension value"],
        ((string[])["C0", "C3", "01", "CA00000000", "A0", "C400", "90", "80", "D40000"]).Select(static hex => Read(hex).KindText));

    private static byte[] Nested(int count) => [.. Enumerable.Repeat((byte)0x91, count), 0xC0];

    private static MessagePackValue Read(string hex) => MessagePackReader.Read(Convert.FromHexString(hex));

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261123UL, 7UL));

    private static Gen<MessagePackValue> Tree(int depth) => depth == 0
        ? Scalars
        : Gen.OneOf(
            Scalars,
            Tree(depth - 1).ArrayOf().Resize(20).Select(static items => (MessagePackValue)new MessagePackValue.Array(items)),
            Tree(depth - 1).ArrayOf().Resize(20).Select(static items => (MessagePackValue)new MessagePackValue.Map([.. items.Select(static item => KeyValuePair.Create((MessagePackValue)new MessagePackValue.Text("k"), item))])));

    private static bool Same(MessagePackValue left, MessagePackValue right) => (left, right) switch
    {
        (MessagePackValue.Binary one, MessagePackValue.Binary other) => one.Value.Span.SequenceEqual(other.Value.Span),
        (MessagePackValue.Extension one, MessagePackValue.Extension other) => one.Type == other.Type && one.Data.Span.SequenceEqual(other.Data.Span),
        (MessagePackValue.Array one, MessagePackValue.Array other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items).All(static pair => Same(pair.First, pair.Second)),
        (MessagePackValue.Map one, MessagePackValue.Map other) => one.Members.Length == other.Members.Length
            && one.Members.Zip(other.Members).All(static pair => Same(pair.First.Key, pair.Second.Key) && Same(pair.First.Value, pair.Second.Value)),
        _ => left.Equals(right),
    };

    internal static void Write(ref MessagePackWriter writer, MessagePackValue value)
    {
        switch (value)
        {
            case MessagePackValue.Boolean boolean:
                writer.Boolean(boolean.Value);
                break;
            case MessagePackValue.Integer large when large.Value > long.MaxValue:
                writer.Unsigned((ulong)large.Value);
                break;
            case MessagePackValue.Integer integer:
                writer.Integer((long)integer.Value);
                break;
            case MessagePackValue.Float number:
                writer.Float64(number.Value);
                break;
            case MessagePackValue.Text text:
                writer.Text(text.Value);
                break;
            case MessagePackValue.Binary binary:
                writer.BinaryHeader(binary.Value.Length);
                writer.Raw(binary.Value.Span);
                break;
            case MessagePackValue.Extension extension:
                writer.Extension(extension.Type, extension.Data.Span);
                break;
            case MessagePackValue.Array array:
                writer.ArrayHeader(array.Items.Length);
                foreach (MessagePackValue item in array.Items)
                {
                    Write(ref writer, item);
                }

                break;
            case MessagePackValue.Map map:
                writer.MapHeader(map.Members.Length);
                foreach ((MessagePackValue key, MessagePackValue member) in map.Members)
                {
                    Write(ref writer, key);
                    Write(ref writer, member);
                }

                break;
            default:
                writer.Nil();
                break;
        }
    }
}
