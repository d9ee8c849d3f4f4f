using System.Numerics;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class JsonValueTests
{
    [Fact]
    public void Converts_from_the_plain_types()
    {
        JsonValue[] values = ["a", true, 1, 2L, 3.0, (string?)null, (bool?)null, (int?)null, (long?)null, (double?)null, (bool?)false, (int?)4, (long?)5, (double?)6.5];

        Assert.Equal("[\"a\",true,1,2,3.0,null,null,null,null,null,false,4,5,6.5]", JsonList.Create(values).ToString());
        Assert.Equal(JsonValue.FromInt32(7), JsonValue.FromInt64(7));
    }

    [Fact]
    public void Compares_by_content_and_keeps_kinds_apart()
    {
        JsonValue[] different = [JsonValue.Null, true, false, 0, 1, 1.0, 0.0, -0.0, "", "1", JsonList.Empty, JsonObject.Empty, JsonList.Create([1]), JsonObject.Create(("a", 1)), JsonInteger.Of(BigInteger.Pow(10, 30))];

        for (int left = 0; left < different.Length; left++)
        {
            for (int right = 0; right < different.Length; right++)
            {
                Assert.Equal(left == right, different[left] == different[right]);
                Assert.Equal(left != right, different[left] != different[right]);
            }

            Assert.False(different[left].Equals((object?)null));
            Assert.Equal(different[left].GetHashCode(), StrictJson.Parse(different[left].ToString()).GetHashCode());
        }

        Assert.False(JsonValue.Null.Equals((JsonValue?)null));
    }

    [Fact]
    public void Names_its_kind()
    {
        Assert.Equal(
            ["null", "a boolean", "an integer", "a float", "a string", "a list", "an object"],
            new JsonValue[] { JsonValue.Null, true, 1, 1.0, "", JsonList.Empty, JsonObject.Empty }.Select(value => value.KindText));
        Assert.True(JsonValue.Null.IsNull);
        Assert.False(JsonBoolean.True.IsNull);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Refuses_numbers_that_are_not_finite(double value) =>
        Assert.Equal(FaultCodes.JsonUnrepresentable, Assert.Throws<WorldForgeException>(() => new JsonFloat(value)).Code);

    [Fact]
    public void Refuses_integers_beyond_a_double()
    {
        BigInteger largest = new(double.MaxValue);

        Assert.Equal(largest, JsonInteger.Of(largest).Value);
        Assert.Equal(-double.MaxValue, JsonInteger.Of(-largest).ToDouble());
        Assert.Throws<WorldForgeException>(() => JsonInteger.Of(largest + 1));
        Assert.Throws<WorldForgeException>(() => JsonInteger.Of(BigInteger.Pow(10, 400)));
    }

    [Fact]
    public void Wide_integers_that_fit_64_bits_are_narrow()
    {
        Assert.Equal(JsonInteger.Of(5), JsonInteger.Of(new BigInteger(5)));
        Assert.True(JsonInteger.Of(new BigInteger(long.MinValue)).TryGetInt64(out long narrow));
        Assert.Equal(long.MinValue, narrow);
        Assert.False(JsonInteger.Of(new BigInteger(long.MaxValue) + 1).TryGetInt64(out _));
        Assert.Equal(42, JsonInteger.Of(42).Value);
        Assert.Equal(42.0, JsonInteger.Of(42).ToDouble());
    }

    [Fact]
    public void Refuses_or_repairs_unpaired_surrogates()
    {
        string[] broken = ["\ud800", "a\udc00b", "\ud83d\ud83d\ude00", "x\ude00"];

        Assert.All(broken, text => Assert.Throws<WorldForgeException>(() => new JsonText(text)));
        Assert.All(broken, text => Assert.Throws<WorldForgeException>(() => JsonObject.Create((text, 1))));
        Assert.Equal(["\ufffd", "a\ufffdb", "\ufffd😀", "x\ufffd"], broken.Select(text => JsonText.Repaired(text).Value));
        Assert.Equal("😀\ue000", new JsonText("😀\ue000").Value);
        Assert.Equal("ok", JsonText.Repaired("ok").Value);
        Assert.Throws<ArgumentNullException>(() => new JsonText(null!));
        Assert.Throws<ArgumentNullException>(() => JsonText.Repaired(null!));
    }

    [Fact]
    public void Lists_copy_what_they_are_given()
    {
        JsonValue[] items = [1, 2];
        var list = JsonList.Create(items);
        items[0] = 3;

        Assert.Equal("[1,2]", list.ToString());
        Assert.Equal(2, list.Count);
        Assert.Equal(JsonInteger.Of(2), list[1]);
        Assert.Same(JsonList.Empty, JsonList.Create([]));
        Assert.Equal("[\"a\"]", JsonList.OfTexts(["a"]).ToString());
        Assert.Throws<ArgumentNullException>(() => JsonList.Create([null!]));
        Assert.Throws<ArgumentNullException>(() => JsonList.Create((IEnumerable<JsonValue>)null!));
        Assert.Throws<ArgumentNullException>(() => JsonList.OfTexts(null!));
        Assert.Equal(2, ((System.Collections.IEnumerable)list).Cast<JsonValue>().Count());
    }
}
