using System.Buffers.Binary;
using System.Text;
using WorldForge.Arrays;
using WorldForge.Providers.Npy;

namespace WorldForge.Providers.Tests.Npy;

public sealed class NpyTests
{
    [Fact]
    public void Writes_the_golden_header_of_version_1()
    {
        NdArray array = NdArray.Of([0f, 1, 2, 3, 4, 5], 1, 2, 3);

        byte[] header = NpyWriter.Header(array);

        Assert.Equal(128, header.Length);
        Assert.Equal("934E554D505901007600", Convert.ToHexString(header.AsSpan(0, 10)));
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }", Encoding.ASCII.GetString(header, 10, 118), StringComparison.Ordinal);
        Assert.Equal((byte)'\n', header[^1]);
        Assert.Equal(152, header.Length + array.Data.Length);
    }

    [Theory]
    [InlineData(ElementType.Boolean, "|b1")]
    [InlineData(ElementType.UInt8, "|u1")]
    [InlineData(ElementType.Float16, "<f2")]
    [InlineData(ElementType.Int64, "<i8")]
    public void Names_element_types_as_numpy_does(ElementType type, string name) =>
        Assert.Contains($"'descr': '{name}'", Encoding.ASCII.GetString(NpyWriter.Header(new NdArray(type, [0], default))), StringComparison.Ordinal);

    [Fact]
    public void Reads_back_what_it_writes_without_copying()
    {
        NdArray array = NdArray.Of([0.5, -1, 3], 3, 1);
        byte[] file = [.. NpyWriter.Header(array), .. array.Data.Span];

        NdArray read = NpyReader.Read(file);
        file[^1] = 0;

        Assert.Equal("(3, 1)", read.Shape.ToString());
        Assert.Equal(ElementType.Float64, read.ElementType);
        Assert.Equal(0, read.Data.Span[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_all_three_versions(byte version)
    {
        NdArray read = NpyReader.Read(File("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }\n", [1, 0, 2, 0], version));

        Assert.Equal([1, 2], read.AsSpan<short>().ToArray());
    }

    [Theory]
    [InlineData("{'shape':(2,),'fortran_order':False,'descr':'<i2'}")]
    [InlineData("{\"descr\": \"<i2\", \"fortran_order\": False, \"shape\": (2)}")]
    [InlineData(" { 'descr' : '<i2' , 'fortran_order' : True , 'shape' : ( 2 , ) , } \n")]
    public void Reads_any_spelling_of_the_dictionary(string header) => Assert.Equal([1, 2], NpyReader.Read(File(header, [1, 0, 2, 0])).AsSpan<short>().ToArray());

    [Fact]
    public void Reads_columns_first_and_most_significant_byte_first_with_one_copy()
    {
        // [[1, 2, 3], [4, 5, 6]]
        NdArray columns = NpyReader.Read(File("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6]));
        NdArray big = NpyReader.Read(File("{'descr': '>i2', 'fortran_order': False, 'shape': (2,), }", [0, 1, 1, 0]));

        Assert.Equal([1, 2, 3, 4, 5, 6], columns.Data.ToArray());
        Assert.Equal([1, 256], big.AsSpan<short>().ToArray());
    }

    [Fact]
    public void Reads_scalars_and_empty_arrays()
    {
        Assert.Equal(2.5, NpyReader.Read(File("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", BitConverter.GetBytes(2.5))).ToDouble(0));
        Assert.Equal(0, NpyReader.Read(File("{'descr': '<f8', 'fortran_order': True, 'shape': (0, 3), }", [])).Count);
    }

    [Theory]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (3,), }", "needs 6 bytes, but 4 follow")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (1,), }", "needs 2 bytes, but 4 follow")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2147483647, 2147483647), }", "bytes, but 4 follow")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647, 0), }", "larger than any memory")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (99999999999,), }", "sizes of at least 0")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (-2,), }", "sizes of at least 0")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2), }", "32 dimensions")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", "not a number")]
    [InlineData("{'descr': [('a', '<i2')], 'fortran_order': False, 'shape': (2,), }", "quoted text")]
    [InlineData("{'descr': '<i2', 'fortran_order': 0, 'shape': (2,), }", "True or False")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, }", "must have descr, fortran_order and shape")]
    [InlineData("{'descr': '<i2', 'descr': '<i2', 'fortran_order': False, 'shape': (2,), }", "unknown or repeated")]
    [InlineData("{'other': '<i2', 'fortran_order': False, 'shape': (2,), }", "unknown or repeated")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), } and more", "goes on")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2,)", "lacks '}'")]
    [InlineData("{'descr': '<i2", "cut in a text")]
    [InlineData("{'descr': '\\x3ci2', 'fortran_order': False, 'shape': (2,), }", "escape")]
    [InlineData("[]", "lacks '{'")]
    [InlineData("", "lacks '{'")]
    public void Refuses_headers_that_lie_or_are_none(string header, string problem)
    {
        NpyException error = Assert.Throws<NpyException>(() => NpyReader.Read(File(header, [1, 0, 2, 0])));

        Assert.StartsWith("invalid ndarray payload: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "does not start")]
    [InlineData("934E554D5059", "does not start")]
    [InlineData("504B03040000000000000000", "does not start")]
    [InlineData("934E554D505904007600", "version 4.0")]
    [InlineData("934E554D505901017600", "version 1.1")]
    [InlineData("934E554D505902007600", "cut in front of its header")]
    [InlineData("934E554D505902007600FFFF", "too long or cut")]
    [InlineData("934E554D505901007600", "118 bytes is too long or cut")]
    public void Refuses_files_that_are_none(string hex, string problem) =>
        Assert.Contains(problem, Assert.Throws<NpyException>(() => NpyReader.Read(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_giant_header_that_is_all_there() =>
        Assert.Contains("too long", Assert.Throws<NpyException>(() => NpyReader.Read(File(new string(' ', 70_000), [], version: 2))).Message, StringComparison.Ordinal);

    private static byte[] File(string header, byte[] data, byte version = 1)
    {
        byte[] length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)header.Length);
        }

        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(header), .. data];
    }
}
