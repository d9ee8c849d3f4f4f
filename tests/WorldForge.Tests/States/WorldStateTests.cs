using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.States;

public sealed class WorldStateTests
{
    [Theory]
    [InlineData("""{"step":0,"scene":{"objects":{}}}""")]
    [InlineData("{}")]
    [InlineData("""{"objects":[]}""")]
    [InlineData("""{"step":99999999999999999999}""")]
    [InlineData("""{"scene":{},"metadata":{"a":1}}""")]
    public void Accepts_what_follows_the_rules_and_keeps_it_as_it_is(string json)
    {
        JsonValue value = StrictJson.Parse(json);

        Assert.Same(value, WorldState.Create(value).Value);
        Assert.Equal(WorldState.Create(value), WorldState.FromUntrusted(StrictJson.Parse(json)));
        Assert.Equal(WorldState.Create(value).GetHashCode(), WorldState.FromUntrusted(StrictJson.Parse(json)).GetHashCode());
    }

    [Theory]
    [InlineData("""{"step":true}""", "world_state.step")]
    [InlineData("""{"step":1.0}""", "world_state.step")]
    [InlineData("""{"step":-1}""", "world_state.step")]
    [InlineData("""{"step":"1"}""", "world_state.step")]
    [InlineData("""{"step":null}""", "world_state.step")]
    [InlineData("""{"scene":null}""", "world_state.scene")]
    [InlineData("""{"scene":{"objects":[]}}""", "world_state.scene.objects")]
    [InlineData("""{"metadata":"x"}""", "world_state.metadata")]
    public void Refuses_a_known_key_of_another_form_and_names_its_path(string json, string path)
    {
        WorldStateException error = Assert.Throws<WorldStateException>(() => WorldState.Create(StrictJson.Parse(json)));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.StateMalformed, error.Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"{}\"")]
    public void Something_that_is_no_object_belongs_to_the_caller_or_to_the_source(string json)
    {
        JsonValue value = StrictJson.Parse(json);

        WorldForgeException callers = Assert.Throws<WorldForgeException>(() => WorldState.Create(value));
        Assert.Contains("world_state", callers.Message, StringComparison.Ordinal);
        Assert.Throws<WorldStateException>(() => WorldState.FromUntrusted(value));
        Assert.Throws<WorldForgeException>(() => WorldState.Create(null!));
    }

    [Fact]
    public void Refuses_what_is_too_deep_or_too_large()
    {
        JsonValue deep = 1;
        for (int level = 0; level < 64; level++)
        {
            deep = JsonObject.Create(("a", deep));
        }

        Assert.NotNull(WorldState.Create(deep));
        Assert.Contains("65", Assert.Throws<WorldStateException>(() => WorldState.Create(JsonObject.Create(("a", deep)))).Message, StringComparison.Ordinal);
        WorldStateLimits limits = new() { MaxBytes = 100 };
        JsonObject large = JsonObject.Create(("note", new string('x', 89)));
        Assert.Equal(100, CanonicalJson.ToBytes(large).Length);
        Assert.NotNull(WorldState.Create(large, limits));
        Assert.Contains("101 bytes", Assert.Throws<WorldStateException>(() => WorldState.Create(JsonObject.Create(("note", new string('x', 90))), limits)).Message, StringComparison.Ordinal);
        JsonValue wide = JsonObject.Create(("n", JsonInteger.Of(System.Numerics.BigInteger.Pow(10, 200))), ("l", JsonList.Create([(JsonValue)1.5, true])));
        Assert.Throws<WorldStateException>(() => WorldState.Create(wide, limits));
    }

    [Fact]
    public void A_seeded_state_holds_the_objects_by_id_and_refuses_an_id_twice()
    {
        SceneObject item = new("a", "A", new Pose(new Position(1, 2, 3)));

        WorldState state = WorldState.Seed([item]);

        Assert.Equal(0, state.Step);
        Assert.Contains("\"a\":{", state.ToString(), StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<WorldForgeException>(() => WorldState.Seed([item, item])).Message, StringComparison.Ordinal);
    }
}
