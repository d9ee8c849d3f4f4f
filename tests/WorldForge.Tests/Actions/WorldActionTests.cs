using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Actions;

public sealed class WorldActionTests
{
    [Fact]
    public void Move_to_has_the_documented_wire_form()
    {
        Assert.Equal("""{"parameters":{"speed":1.0,"target":{"x":0.3,"y":0.8,"z":0.0}},"type":"move_to"}""", WorldAction.MoveTo(0.3, 0.8, 0).ToString());
        Assert.Equal((JsonValue)"cube", WorldAction.MoveTo(0, 0, 0, objectId: " cube ").Parameters["object_id"]);
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Contains("speed", Assert.Throws<WorldForgeException>(() => WorldAction.MoveTo(0, 0, 0, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("speed", Assert.Throws<WorldForgeException>(() => WorldAction.MoveTo(0, 0, 0, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("object_id", Assert.Throws<WorldForgeException>(() => WorldAction.MoveTo(0, 0, 0, objectId: " ")).Message, StringComparison.Ordinal);
        Assert.Contains("x", Assert.Throws<WorldForgeException>(() => WorldAction.MoveTo(double.NaN, 0, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => WorldAction.SpawnObject("")).Message, StringComparison.Ordinal);
        Assert.Contains("type", Assert.Throws<WorldForgeException>(() => new WorldAction(" ")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":" noop "}""", "noop")]
    [InlineData("""{"type":"noop","parameters":{"a":1},"other":1}""", "noop")]
    [InlineData("""{"move_to":{"x":1}}""", "move_to")]
    public void Reads_both_wire_forms(string json, string kind) =>
        Assert.Equal(kind, WorldAction.FromJson(StrictJson.Parse(json)).Kind);

    [Theory]
    [InlineData("[]", "JSON object")]
    [InlineData("{}", "type")]
    [InlineData("""{"a":{},"b":{}}""", "type")]
    [InlineData("""{"a":1}""", "parameters")]
    [InlineData("""{"type":true}""", "type")]
    [InlineData("""{"type":" "}""", "type")]
    [InlineData("""{"type":"noop","parameters":null}""", "parameters")]
    public void Refuses_anything_else(string json, string named) =>
        Assert.Contains(named, Assert.Throws<WorldForgeException>(() => WorldAction.FromJson(StrictJson.Parse(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Equality_is_by_kind_and_parameters()
    {
        Assert.Equal(WorldAction.MoveTo(1, 2, 3), WorldAction.FromJson(WorldAction.MoveTo(1, 2, 3).ToJson()));
        Assert.Equal(WorldAction.MoveTo(1, 2, 3).GetHashCode(), WorldAction.FromJson(WorldAction.MoveTo(1, 2, 3).ToJson()).GetHashCode());
        Assert.NotEqual(WorldAction.MoveTo(1, 2, 3), WorldAction.MoveTo(1, 2, 4));
        Assert.False(WorldAction.Noop().Equals((object?)null));
    }

    [Fact]
    public void Spawn_has_a_default_place_and_box()
    {
        JsonObject parameters = WorldAction.SpawnObject("cube").Parameters;

        Assert.Equal(new Position(0, 0.5, 0), Position.FromJson(parameters["position"]));
        Assert.Equal(new Position(0.05, 0.55, 0.05), BoundingBox.FromJson(parameters["bbox"]).Max);
    }
}
