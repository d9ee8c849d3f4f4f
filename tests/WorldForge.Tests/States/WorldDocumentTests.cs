using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.States;

public sealed class WorldDocumentTests
{
    private const string Valid = """
        {"schema_version":1,"id":"w-1","name":"World","provider":"mock","step":3,"metadata":{},
         "scene":{"objects":{"a":{"id":"a","name":"A","pose":{"position":{"x":1,"y":2,"z":3}}}}},
         "history":[{"step":2,"summary":"moved","action_json":{"type":"noop"},
            "state":{"schema_version":1,"id":"w-1","name":"World","provider":"mock","metadata":{},"scene":{"objects":{}}}}]}
        """;

    [Fact]
    public void Reads_a_valid_document()
    {
        WorldDocument world = WorldDocument.FromJson(StrictJson.Parse(Valid));

        Assert.Equal(("w-1", "World", "mock", 3L), (world.Id, world.Name, world.Provider, world.Step));
        Assert.Equal(new Position(1, 2, 3), Assert.Single(world.Objects).Pose.Position);
        WorldHistoryEntry entry = Assert.Single(world.History);
        Assert.Equal(WorldAction.Noop(), entry.Action);
        Assert.Equal(3, world.ToWorldState().Step);
        world.CheckSuccessor(world.Json);
    }

    [Theory]
    [InlineData("\"schema_version\":1,\"id\":\"w-1\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "\"schema_version\":1.0,\"id\":\"w-1\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "world.schema_version")]
    [InlineData("{\"schema_version\":1,\"id\":\"w-1\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "{\"id\":\"w-1\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "world.schema_version")]
    [InlineData("\"id\":\"w-1\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "\"id\":\"../x\",\"name\":\"World\",\"provider\":\"mock\",\"step\"", "world.id")]
    [InlineData("\"name\":\"World\",\"provider\":\"mock\",\"step\"", "\"name\":\" \",\"provider\":\"mock\",\"step\"", "world.name")]
    [InlineData("\"provider\":\"mock\",\"step\":3", "\"provider\":1,\"step\":3", "world.provider")]
    [InlineData("\"step\":3", "\"step\":\"3\"", "world.step")]
    [InlineData("\"step\":3,\"metadata\":{}", "\"step\":3,\"metadata\":null", "world.metadata")]
    [InlineData("\"id\":\"a\",\"name\":\"A\"", "\"id\":\"b\",\"name\":\"A\"", "world.scene.objects.a.id")]
    [InlineData("\"x\":1,", "\"x\":\"1\",", "world.scene.objects.a.pose.position.x")]
    [InlineData("\"x\":1,", "\"x\":true,", "world.scene.objects.a.pose.position.x")]
    [InlineData("\"x\":1,", "", "world.scene.objects.a.pose.position.x")]
    [InlineData("\"a\":{\"id\":\"a\"", "\" \":{\"id\":\"a\"", "blank key")]
    [InlineData("\"step\":2", "\"step\":4", "world.history[0].step")]
    [InlineData("\"summary\":\"moved\"", "\"summary\":\"\"", "world.history[0].summary")]
    [InlineData("{\"type\":\"noop\"}", "{\"type\":1}", "world.history[0].action_json")]
    [InlineData("\"scene\":{\"objects\":{}}}}]", "\"scene\":{\"objects\":{}},\"history\":[]}}]", "world.history[0].state")]
    [InlineData("\"history\":[{", "\"history\":{},\"other\":[{", "world.history")]
    public void Refuses_anything_else_and_names_its_path(string from, string to, string path)
    {
        string json = Valid.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Valid, json);

        WorldStateException error = Assert.Throws<WorldStateException>(() => WorldDocument.FromJson(StrictJson.Parse(json)));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_successor_must_still_carry_the_identity_and_the_limits_hold()
    {
        WorldDocument world = WorldDocument.FromJson(StrictJson.Parse(Valid));

        Assert.Contains("world.name", Assert.Throws<WorldStateException>(() => world.CheckSuccessor(world.Json.Without("name"))).Message, StringComparison.Ordinal);
        Assert.Contains("'w-2'", Assert.Throws<WorldStateException>(() => world.CheckSuccessor(world.Json.With("id", "w-2"))).Message, StringComparison.Ordinal);
        Assert.Throws<WorldStateException>(() => WorldDocument.FromJson(world.Json, new WorldStateLimits { MaxBytes = 10 }));
        Assert.Throws<WorldStateException>(() => WorldDocument.FromJson(JsonList.Empty));
    }
}
