using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Tests.Arrays;

public sealed class NdArrayTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(69)]
    public void The_first_number_that_is_not_finite_has_a_place(int at)
    {
        float[] values = new float[70];
        NdArray array = NdArray.Of(values, 2, 5, 7);
        Assert.Equal(-1, array.FirstNonFinite());

        values[at] = float.NaN;
        values[69] = float.PositiveInfinity;

        Assert.Equal(at, array.FirstNonFinite());
        Assert.Equal(at switch { 0 => "[0][0][0]", 3 => "[0][0][3]", _ => "[1][4][6]" }, array.Shape.PlaceOf(at));
        Assert.Equal("", NdArray.Of([1]).Shape.PlaceOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Shape.PlaceOf(70));
    }

    [Fact]
    public void Wraps_values_without_copying_them()
    {
        float[] values = [0, 1, 2, 3, 4, 5];
        NdArray array = NdArray.Of(values, 2, 3);

        values[5] = 7;

        Assert.Equal(7f, array.AsSpan<float>()[5]);
        Assert.Equal("<f4 (2, 3)", array.ToString());
        Assert.Equal((2, 6, 24), (array.Rank, array.Count, array.Data.Length));
    }

    [Fact]
    public void A_slice_is_a_view_of_one_item()
    {
        NdArray array = NdArray.Of([0L, 1, 2, 3, 4, 5], 2, 3);

        Assert.Equal([3, 4, 5], array.Slice(1).AsSpan<long>().ToArray());
        Assert.Equal(5, array.Slice(1).Slice(2).ToDouble(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(2));
        Assert.Throws<InvalidOperationException>(() => array.Slice(1).Slice(2).Slice(0));
    }

    [Theory]
    [InlineData(23)]
    [InlineData(25)]
    [InlineData(0)]
    public void Refuses_data_of_another_length(int bytes)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new NdArray(ElementType.Float32, [2, 3], new byte[bytes]));

        Assert.Contains($"shape (2, 3) needs 24 bytes as <f4, not {bytes}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_shapes_beyond_memory_and_64_bits()
    {
        Assert.Throws<WorldForgeException>(() => new NdArray(ElementType.Float64, [int.MaxValue, 2], new byte[16]));
        Assert.Throws<WorldForgeException>(() => TensorShape.Create([int.MaxValue, int.MaxValue, 4, 0]));
        Assert.Throws<WorldForgeException>(() => TensorShape.Create([-1]));
        Assert.False(TensorShape.TryCreate([int.MaxValue, int.MaxValue, 3], out _));
    }

    [Fact]
    public void Reads_in_place_only_as_its_own_type()
    {
        NdArray array = NdArray.Of<byte>([1, 2], 2);

        Assert.Throws<InvalidOperationException>(() => array.AsSpan<sbyte>().Length);
        Assert.Throws<WorldForgeException>(() => NdArray.Of<char>(['a'], 1));
    }

    [Fact]
    public void Knows_when_a_number_is_not_finite_wherever_it_stands()
    {
        for (int at = 0; at < 40; at++)
        {
            double[] doubles = new double[40];
            float[] floats = new float[40];
            Half[] halves = new Half[40];
            doubles[at] = double.NaN;
            floats[at] = float.NegativeInfinity;
            halves[at] = Half.PositiveInfinity;

            Assert.False(NdArray.Of(doubles, 40).IsFinite());
            Assert.False(NdArray.Of(floats, 40).IsFinite());
            Assert.False(NdArray.Of(halves, 40).IsFinite());
            Assert.False(FiniteScan.AllFiniteBytewise<uint>(NdArray.Of(floats, 40).Data.Span, 0x7F80_0000));
        }

        Assert.True(NdArray.Of([double.MaxValue, -0.0, double.Epsilon], 3).IsFinite());
        Assert.True(FiniteScan.AllFiniteBytewise<uint>(NdArray.Of([1f, float.MinValue], 2).Data.Span, 0x7F80_0000));
        Assert.True(NdArray.Of([ulong.MaxValue], 1).IsFinite());
    }

    public static TheoryData<NdArray, string> Lists => new()
    {
        { NdArray.Of([true, false], 2), "[true,false]" },
        { NdArray.Of<sbyte>([-1], 1), "[-1]" },
        { NdArray.Of<byte>([0, 255], 2, 1), "[[0],[255]]" },
        { NdArray.Of<short>([short.MinValue], 1), "[-32768]" },
        { NdArray.Of<ushort>([ushort.MaxValue], 1), "[65535]" },
        { NdArray.Of([int.MinValue], 1), "[-2147483648]" },
        { NdArray.Of([uint.MaxValue], 1), "[4294967295]" },
        { NdArray.Of([long.MinValue, long.MaxValue], 2), "[-9223372036854775808,9223372036854775807]" },
        { NdArray.Of([ulong.MaxValue], 1), "[18446744073709551615]" },
        { NdArray.Of([(Half)0.5], 1), "[0.5]" },
        { NdArray.Of([1f, -0f], 2), "[1.0,-0.0]" },
        { NdArray.Of([0.1, 1e300], 2), "[0.1,1e+300]" },
        { NdArray.Of(Array.Empty<float>(), 2, 0), "[[],[]]" },
        { NdArray.Of(Array.Empty<float>(), 0, 2), "[]" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Is_the_same_as_nested_lists_inside_json(NdArray array, string text)
    {
        JsonList list = JsonList.OfArray(array);
        JsonList plain = (JsonList)StrictJson.Parse(text);

        Assert.Equal(text, CanonicalJson.ToText(list));
        Assert.Equal(ArtifactJson.ToText(plain), ArtifactJson.ToText(list));
        Assert.True(list.Equals(plain) && plain.Equals(list));
        Assert.Equal(plain.GetHashCode(), list.GetHashCode());
        Assert.Equal(plain.Count, list.Count);
        Assert.Equal([.. plain], [.. list]);
        Assert.Equal(CanonicalJson.Digest(plain), CanonicalJson.Digest(list));
        Assert.Same(array, list.Array);
        Assert.Null(plain.Array);
        Assert.True(list.Equals(JsonList.OfArray(array)));
    }

    [Fact]
    public void A_list_of_an_array_keeps_json_valid()
    {
        Assert.Throws<WorldForgeException>(() => JsonList.OfArray(NdArray.Of([double.NaN], 1)));
        Assert.Throws<WorldForgeException>(() => JsonList.OfArray(NdArray.Of([1.0])));
        Assert.Equal(3, JsonList.OfArray(NdArray.Of([1.0], 1, 1, 1)).Depth);
        Assert.IsType<JsonList>(JsonList.OfArray(NdArray.Of([1.0], 1, 1, 1))[0]);
    }

    [Fact]
    public void Redaction_leaves_an_array_as_it_is()
    {
        JsonObject observation = JsonObject.Create(("state", JsonList.OfArray(NdArray.Of([1.0], 1))));

        Assert.Same(observation, WorldForge.Redaction.Redactor.Observable.Redact(observation));
    }

    [Theory]
    [InlineData("<f4", ElementType.Float32, false)]
    [InlineData(">f8", ElementType.Float64, true)]
    [InlineData("=i2", ElementType.Int16, false)]
    [InlineData("|u1", ElementType.UInt8, false)]
    [InlineData(">u1", ElementType.UInt8, false)]
    [InlineData("b1", ElementType.Boolean, false)]
    public void Reads_the_type_strings_of_numpy(string text, ElementType expected, bool isBigEndian)
    {
        Assert.True(ElementTypes.TryFromNumpyText(text, out ElementType type, out bool big));
        Assert.Equal((expected, isBigEndian), (type, big));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<f3")]
    [InlineData("<<f4")]
    [InlineData("O")]
    [InlineData("<U4")]
    [InlineData("float32")]
    public void Refuses_other_type_strings(string text) => Assert.False(ElementTypes.TryFromNumpyText(text, out _, out _));

    [Fact]
    public void Writes_type_strings_that_it_reads() => Assert.All(
        Enum.GetValues<ElementType>(),
        static type =>
        {
            Assert.True(ElementTypes.TryFromNumpyText(type.ToNumpyText(), out ElementType read, out bool big));
            Assert.Equal((type, false), (read, big));
        });

    [Fact]
    public void Equality_is_by_type_shape_and_bytes()
    {
        NdArray array = NdArray.Of([1f, 2f], 2);

        Assert.True(array.Equals(NdArray.Of([1f, 2f], 2)));
        Assert.Equal(array.GetHashCode(), NdArray.Of([1f, 2f], 2).GetHashCode());
        Assert.False(array.Equals(NdArray.Of([1f, 2f], 1, 2)));
        Assert.False(array.Equals(NdArray.Of([1f, 3f], 2)));
        Assert.False(array.Equals((object?)null));
    }

    [Fact]
    public void Shapes_compare_and_print_as_tuples()
    {
        TensorShape shape = [2, 3];

        Assert.Equal("(2, 3)", shape.ToString());
        Assert.Equal("(2,)", TensorShape.Create([2]).ToString());
        Assert.Equal(("()", 1L), (default(TensorShape).ToString(), default(TensorShape).ElementCount));
        Assert.True(shape == TensorShape.Create([2, 3]) && shape != default && shape.Equals((object)shape));
        Assert.Equal(shape.GetHashCode(), TensorShape.Create([2, 3]).GetHashCode());
        Assert.Equal([2, 3], shape);
        Assert.Equal([3], shape.Inner());
    }

    [Fact]
    public void Bytes_can_be_pinned_for_native_readers()
    {
        NdArray array = NdArray.Of<ushort>([1, 2, 3], 3);

        using System.Buffers.MemoryHandle handle = array.Data[2..].Pin();

        Assert.Equal([2, 0, 3, 0], array.Data[2..].ToArray());
    }

    [Fact]
    public void Turns_the_bytes_of_each_element_around()
    {
        byte[] data = [1, 2, 3, 4];

        ArrayBytes.Reverse(data, 2);

        Assert.Equal([2, 1, 4, 3], data);
    }
}
