using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class JsonObjectTests
{
    private static readonly JsonObject _sample = JsonObject.Create(("b", 1), ("a", 2), ("c", JsonValue.Null));

    [Fact]
    public void Keeps_the_order_of_its_members_and_finds_them_by_key()
    {
        Assert.Equal(["b", "a", "c"], _sample.Keys);
        Assert.Equal(3, _sample.Count);
        Assert.Equal("a", _sample[1].Key);
        Assert.Equal(JsonInteger.Of(2), _sample["a"]);
        Assert.True(_sample.ContainsKey("c"));
        Assert.False(_sample.ContainsKey("d"));
        Assert.False(_sample.TryGetValue("d", out _));
        Assert.Throws<KeyNotFoundException>(() => _sample["d"]);
        Assert.Equal(3, ((System.Collections.IEnumerable)_sample).Cast<object>().Count());
    }

    [Fact]
    public void Changes_make_new_objects()
    {
        JsonObject changed = _sample.With("a", 9).With("d", true).Without("b");

        Assert.Equal(["a", "c", "d"], changed.Keys);
        Assert.Equal("{\"a\":9,\"c\":null,\"d\":true}", changed.ToString());
        Assert.Equal("{\"a\":2,\"b\":1,\"c\":null}", _sample.ToString());
        Assert.Same(_sample, _sample.Without("zzz"));
        Assert.Same(JsonObject.Empty, JsonObject.Create(("x", 1)).Without("x"));
    }

    [Fact]
    public void Equality_ignores_the_order_of_members()
    {
        Assert.Equal((JsonValue)JsonObject.Create(("c", JsonValue.Null), ("a", 2), ("b", 1)), _sample);
        Assert.NotEqual((JsonValue)_sample.With("a", 3), _sample);
        Assert.NotEqual((JsonValue)_sample.Without("a"), _sample);
        Assert.NotEqual((JsonValue)_sample.Without("a").With("z", 2), _sample);
    }

    [Fact]
    public void Large_objects_find_every_key()
    {
        var builder = new JsonObject.Builder();
        for (int index = 0; index < 1000; index++)
        {
            builder["key" + index] = index;
        }

        JsonObject built = builder.Build();
        JsonObject read = Assert.IsType<JsonObject>(StrictJson.Parse(built.ToString()));

        for (int index = 0; index < 1000; index++)
        {
            Assert.Equal(JsonInteger.Of(index), built["key" + index]);
            Assert.Equal(JsonInteger.Of(index), read["key" + index]);
        }

        Assert.False(read.ContainsKey("key1000"));
    }

    [Fact]
    public void Builder_refuses_a_second_member_of_a_name_and_replaces_on_request()
    {
        var builder = new JsonObject.Builder { ["a"] = 1, ["b"] = 2 };
        builder["a"] = 3;

        Assert.Equal(FaultCodes.InputDuplicate, Assert.Throws<WorldForgeException>(() => builder.Add("a", 4)).Code);
        Assert.Throws<ArgumentNullException>(() => builder.Add("c", null!));
        Assert.Throws<ArgumentNullException>(() => builder["c"] = null!);
        Assert.Equal(JsonInteger.Of(3), builder["a"]);
        Assert.True(builder.ContainsKey("b"));
        Assert.Equal(2, builder.Count);
        Assert.Equal(2, ((System.Collections.IEnumerable)builder).Cast<object>().Count());
        Assert.Equal("{\"a\":3,\"b\":2}", builder.Build().ToString());
        Assert.Throws<ArgumentNullException>(() => new JsonObject.Builder(null!));
    }

    [Fact]
    public void A_built_object_does_not_change_with_its_builder()
    {
        var builder = new JsonObject.Builder { ["a"] = 1 };
        JsonObject built = builder.Build();
        builder["a"] = 2;

        Assert.Equal("{\"a\":1}", built.ToString());
    }
}
