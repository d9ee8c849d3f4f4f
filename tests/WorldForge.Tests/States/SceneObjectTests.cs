using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.States;

public sealed class SceneObjectTests
{
    [Fact]
    public void Geometry_refuses_what_is_not_finite_by_name()
    {
        Assert.Contains("x", Assert.Throws<WorldForgeException>(() => new Position(double.NaN, 0, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("z", Assert.Throws<WorldForgeException>(() => new Position(0, 0, double.PositiveInfinity)).Message, StringComparison.Ordinal);
        Assert.Contains("w", Assert.Throws<WorldForgeException>(() => new Rotation(double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("bbox.min.y", Assert.Throws<WorldForgeException>(() => new BoundingBox(new Position(0, 1, 0), new Position(1, 0, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new BoundingBox(null!, new Position(0, 0, 0)));
        Assert.Throws<WorldForgeException>(() => new Pose(null!));
        Assert.Throws<WorldForgeException>(() => new SceneObject("a", "A", null!));
        Assert.Throws<WorldForgeException>(() => new Position(double.MaxValue, 0, 0) + new Position(double.MaxValue, 0, 0));
    }

    [Fact]
    public void Distances_and_offsets_are_euclidean()
    {
        Assert.Equal(5, new Position(0, 0, 0).DistanceTo(new Position(3, 4, 0)));
        Assert.Equal(new Position(1, 1, 1), new Position(2, 3, 4) - new Position(1, 2, 3));
    }

    [Fact]
    public void A_round_trip_keeps_everything()
    {
        SceneObject item = new("a", "A", new Pose(new Position(1, 2, 3), new Rotation(0.5, 0.5, 0.5, 0.5)), new BoundingBox(new Position(0, 0, 0), new Position(2, 3, 4)), true, JsonObject.Create(("k", 1)));

        Assert.Equal(item.ToJson(), SceneObject.FromJson(item.ToJson()).ToJson());
        Assert.Equal(item.Pose, Pose.FromJson(item.Pose.ToJson()));
        Assert.Equal(item.Box, BoundingBox.FromJson(item.Box.ToJson()));
        Assert.Equal(item.Pose.Rotation, Rotation.FromJson(item.Pose.Rotation.ToJson()));
        Assert.Equal(item.Pose.Position, Position.FromJson(item.Pose.Position.ToJson()));
    }

    [Fact]
    public void A_bare_position_is_enough_and_a_missing_id_is_generated()
    {
        SceneObject item = SceneObject.FromJson(StrictJson.Parse("""{"name":"cube","position":{"x":0,"y":0.5,"z":0}}"""));

        Assert.Matches("^obj_[0-9a-f]{12}$", item.Id);
        Assert.Equal(new Position(-0.05, 0.45, -0.05), item.Box.Min);
    }

    [Theory]
    [InlineData("""{"name":"a","position":{"x":0,"y":0}}""", "object.position.z")]
    [InlineData("""{"name":"a"}""", "object.position")]
    [InlineData("""{"name":"a","position":{"x":0,"y":0,"z":0},"is_graspable":1}""", "object.is_graspable")]
    [InlineData("""{"name":"a","position":{"x":0,"y":0,"z":0},"metadata":[]}""", "object.metadata")]
    [InlineData("""{"name":3,"position":{"x":0,"y":0,"z":0}}""", "object.name")]
    [InlineData("""{"name":"a","position":{"x":0,"y":0,"z":0},"bbox":{"min":{"x":1,"y":0,"z":0},"max":{"x":0,"y":0,"z":0}}}""", "object.bbox")]
    [InlineData("""{"name":"a","pose":{"position":{"x":0,"y":0,"z":0},"rotation":{"w":"1"}}}""", "object.pose.rotation.w")]
    [InlineData("[]", "object")]
    public void A_malformed_object_is_refused_with_its_path(string json, string path)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => SceneObject.FromJson(StrictJson.Parse(json)));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patched_position_carries_the_box_along_unless_one_is_given()
    {
        SceneObject item = new("a", "A", new Pose(new Position(0, 0, 0)));
        BoundingBox own = new(new Position(0, 0, 0), new Position(1, 1, 1));

        SceneObject moved = item.With(new SceneObjectPatch { Position = new Position(1, 0, 0), Name = "B" });
        SceneObject boxed = item.With(new SceneObjectPatch { Position = new Position(1, 0, 0), Box = own, IsGraspable = true, Rotation = new Rotation(0, 1), Metadata = JsonObject.Create(("k", 1)) });

        Assert.Equal(item.Box.Translate(new Position(1, 0, 0)), moved.Box);
        Assert.Equal(("a", "B"), (moved.Id, moved.Name));
        Assert.Equal(own, boxed.Box);
        Assert.True(boxed.IsGraspable);
    }
}
