using FsCheck;
using FsCheck.Fluent;
using WorldForge.Arrays;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Tensors;

public sealed class TensorReaderTests
{
    private static readonly TensorReader Reader = new(static message => new InvalidOperationException(message));

    [Theory]
    [InlineData("[]", "t must not contain empty sequences")]
    [InlineData("[[]]", "t[0] must not contain empty sequences")]
    [InlineData("[[1],[]]", "t[1] must not contain empty sequences")]
    [InlineData("[[1,2],[3]]", "t[1] must be rectangular")]
    [InlineData("[[1,2],3]", "t[1] must be rectangular")]
    [InlineData("[1,[2]]", "t[1] must be rectangular")]
    [InlineData("[[1,2],\"x\"]", "t[1] must hold finite numbers")]
    [InlineData("[[1,true]]", "t[0][1] must hold finite numbers")]
    [InlineData("[[1,\"2\"]]", "t[0][1] must hold finite numbers")]
    [InlineData("[null]", "t[0] must hold finite numbers")]
    [InlineData("[1e300]", "t[0] must hold finite numbers only, within single precision")]
    [InlineData("7", "t must be a tensor or nested arrays of numbers")]
    [InlineData("{\"a\":1}", "t must be a tensor or nested arrays of numbers")]
    [InlineData("[{\"a\":1}]", "t[0] must hold finite numbers")]
    public void Every_rule_names_the_place(string json, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<InvalidOperationException>(() => Reader.Read(StrictJson.Parse(json), "t")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nested_lists_become_one_array()
    {
        Assert.Equal(NdArray.Of([1f, 2.5f, 3f, 4f], 2, 2), Reader.Read(StrictJson.Parse("[[1,2.5],[3,4]]"), "t"));
        Assert.Equal(NdArray.Of([1f, 2f], 1, 2), Reader.Read(new List<object?> { new object[] { 1, 2L } }, "t"));
        Assert.Equal(NdArray.Of([1f, 2f], 2, 1), Reader.Read(new List<float[]> { new[] { 1f }, new[] { 2f } }, "t"));
        Assert.Equal(NdArray.Of([1f, 2f, 3f, 4f], 2, 2), Reader.Read(JsonList.Create([JsonList.OfArray(NdArray.Of<byte>([1, 2], 2)), StrictJson.Parse("[3,4]")]), "t"));
    }

    [Fact]
    public void Numbers_that_are_not_finite_in_native_sequences_are_refused() =>
        Assert.Contains("t[1]", Assert.Throws<InvalidOperationException>(() => Reader.Read(new[] { 1, double.NaN }, "t")).Message, StringComparison.Ordinal);

    [Fact]
    public void Typed_arrays_are_kept_and_their_shape_is_checked()
    {
        NdArray array = NdArray.Of(new long[6], 2, 3);

        Assert.Same(array, Reader.Read(array, "t", 2));
        Assert.Same(array, Reader.Read(JsonList.OfArray(array), "t", 2));
        Fails(() => Reader.Read(array, "t", 3), "t must have at least 3 dimensions, got 2");
        Fails(() => Reader.Read(NdArray.Of(Array.Empty<float>(), 2, 0), "t"), "t.shape must hold integer non-zero dimensions");
        Fails(() => Reader.Read(NdArray.Of([1f]), "t"), "t.shape must have at least one dimension");
    }

    [Fact]
    public void What_keeps_its_numbers_elsewhere_is_checked_by_what_it_tells()
    {
        NdArray array = NdArray.Of(new float[6], 2, 3);

        Assert.Same(array, Reader.Read(new Kept(array, [2, 3], null), "t"));
        Assert.Same(array, Reader.Read(new Kept(array, null, 2), "t"));
        Assert.Same(array, Reader.Read(new Kept(array, null, null), "t"));
        Fails(() => Reader.Read(new Kept(array, [2, 0], null), "t"), "t.shape must hold integer non-zero dimensions");
        Fails(() => Reader.Read(new Kept(array, [], null), "t"), "t.shape must have at least one dimension");
        Fails(() => Reader.Read(new Kept(array, null, 0), "t"), "t.rank must be a positive integer");
        Fails(() => Reader.Read(new Kept(array, null, 3), "t"), "t says another shape");
        Fails(() => Reader.Read(new Kept(array, [3, 2], null), "t"), "t says another shape");
    }

    [Fact]
    public void Nesting_that_is_far_too_deep_is_refused() =>
        Fails(() => Reader.Read(StrictJson.Parse(new string('[', 60) + "1" + new string(']', 60)), "t"), "32 levels");

    [Fact]
    public void Whatever_is_read_has_the_shape_and_the_numbers_of_its_text() => Prop.ForAll(
        Gen.Choose(1, 4).ListOf(3).ToArbitrary(),
        sizes =>
        {
            int[] shape = [.. sizes];
            float[] values = [.. Enumerable.Range(0, shape[0] * shape[1] * shape[2]).Select(static value => value / 4f)];
            NdArray array = NdArray.Of(values, shape);
            NdArray read = Reader.Read(StrictJson.Parse(CanonicalJson.ToText(JsonList.OfArray(array))), "t");
            return read.Equals(array);
        }).Check(Config.QuickThrowOnFailure.WithReplay(11, 11));

    private static void Fails(Func<NdArray> read, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidOperationException>(read).Message, StringComparison.Ordinal);

    private sealed record Kept(NdArray Array, IReadOnlyList<int>? Shape, int? Rank) : ITensorLike
    {
        public NdArray Read() => Array;
    }
}
