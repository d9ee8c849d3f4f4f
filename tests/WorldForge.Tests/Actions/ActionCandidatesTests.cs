using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Actions;

public sealed class ActionCandidatesTests
{
    [Theory]
    [InlineData("null", "list")]
    [InlineData("{}", "list")]
    [InlineData("[]", "at least one candidate")]
    [InlineData("[[]]", "action_candidates[0]")]
    [InlineData("""[[{"type":"noop"}],[]]""", "action_candidates[1]")]
    [InlineData("""[[{"type":"noop"}],[1]]""", "action_candidates[1]")]
    [InlineData("""[[{"type":"noop"},2]]""", "action_candidates[0]")]
    [InlineData("""[[{"type":"noop"}],"x"]""", "action_candidates[1]")]
    public void Json_that_is_no_list_of_candidates_is_refused_with_its_place(string json, string named) =>
        Assert.Contains(named, Assert.Throws<WorldForgeException>(() => ActionCandidates.FromJson(StrictJson.Parse(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Plans_payloads_and_tensors_know_their_count_when_they_can()
    {
        ActionCandidates plans = ActionCandidates.FromJson(StrictJson.Parse("""[[{"type":"noop"}],[{"type":"noop"}]]"""));
        ActionCandidates payload = ActionCandidates.FromJson(StrictJson.Parse("[[[1.5,2]]]"));
        ActionCandidates tensor = ActionCandidates.FromTensor(new CandidateTensor(new float[24], [1, 4, 3, 2], 1));

        Assert.Equal((2, null, 4), (plans.Count, payload.Count, tensor.Count));
        Assert.Equal("""[[{"parameters":{},"type":"noop"}],[{"parameters":{},"type":"noop"}]]""", CanonicalJson.ToText(plans.ToJson()));
        Assert.Equal("[[[1.5,2]]]", CanonicalJson.ToText(payload.ToJson()));
        Assert.Throws<InvalidOperationException>(tensor.ToJson);
    }

    [Fact]
    public void Empty_and_missing_parts_are_refused_by_name()
    {
        Assert.Contains("action_candidates", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPlans(null!)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one candidate", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPlans([])).Message, StringComparison.Ordinal);
        Assert.Contains("action_candidates[1]", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPlans([[WorldAction.Noop()], []])).Message, StringComparison.Ordinal);
        Assert.Contains("action_candidates[0][1]", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPlans([[WorldAction.Noop(), null!]])).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPayload(1));
        Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPayload(JsonObject.Empty));
        Assert.Throws<WorldForgeException>(() => ActionCandidates.FromTensor(null!));
        Assert.Throws<WorldForgeException>(() => new CandidateTensor(new float[3], [2, 2], 0));
        Assert.Throws<WorldForgeException>(() => new CandidateTensor(new float[4], [2, 2], 2));
        Assert.Throws<WorldForgeException>(() => new CandidateTensor(Array.Empty<float>(), [65536, 65536, 65536, 65536], 0));
        Assert.Throws<WorldForgeException>(() => new CandidateTensor(new float[4], default, 0));
        Assert.Throws<WorldForgeException>(() => new CandidateTensor(new float[4], [2, 0], 0));
    }

    [Fact]
    public void Normalisation_takes_an_action_a_plan_or_plans()
    {
        WorldAction noop = WorldAction.Noop();

        Assert.Single(Assert.Single(CandidatePlans.Normalize(noop)));
        Assert.Equal(2, Assert.Single(CandidatePlans.Normalize([noop, noop])).Length);
        Assert.Equal(2, CandidatePlans.Normalize([[noop], [noop]]).Length);
        Assert.Throws<WorldForgeException>(() => CandidatePlans.Normalize((WorldAction[])[]));
        Assert.Equal("""[[{"parameters":{},"type":"noop"}]]""", CanonicalJson.ToText(CandidatePlans.ToScorePayload([[noop]])));
    }

    [Fact]
    public void Offsets_are_taken_from_a_base_or_from_an_object()
    {
        SceneObject cube = new("cube", "Cube", new Pose(new Position(1, 1, 1)));

        var around = CandidatePlans.CartesianOffsets(new Position(1, 0, 0), [new Position(0, 1, 0), new Position(0, 0, 2)], speed: 0.5);
        var near = CandidatePlans.NearObject([cube], "cube", [new Position(0, 0, 1)]);

        Assert.Equal(WorldAction.MoveTo(1, 0, 2, 0.5), around[1][0]);
        Assert.Equal(WorldAction.MoveTo(1, 1, 2, objectId: "cube"), near[0][0]);
        Assert.Contains("offsets", Assert.Throws<WorldForgeException>(() => CandidatePlans.CartesianOffsets(new Position(0, 0, 0), [])).Message, StringComparison.Ordinal);
        Assert.Contains("'ghost'", Assert.Throws<WorldForgeException>(() => CandidatePlans.NearObject([cube], "ghost", [new Position(0, 0, 1)])).Message, StringComparison.Ordinal);
        Assert.Contains("speed", Assert.Throws<WorldForgeException>(() => CandidatePlans.CartesianOffsets(new Position(0, 0, 0), [new Position(0, 0, 1)], -1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_swap_yields_both_orders_of_two_distinct_objects()
    {
        SceneObject a = new("a", "A", new Pose(new Position(1, 0, 0)));
        SceneObject b = new("b", "B", new Pose(new Position(0, 1, 0)));

        var plans = CandidatePlans.Swap([a, b], "a", "b");

        Assert.Equal([WorldAction.MoveTo(0, 1, 0, objectId: "a"), WorldAction.MoveTo(1, 0, 0, objectId: "b")], plans[0]);
        Assert.Equal(plans[0].Reverse(), plans[1]);
        Assert.Contains("distinct", Assert.Throws<WorldForgeException>(() => CandidatePlans.Swap([a, b], "a", "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_varies_x_slowest_and_takes_the_midpoint_of_a_single_point()
    {
        var plans = CandidatePlans.MoveGrid(new GridAxis(0, 1, 2), new GridAxis(-2, 4, 1), new GridAxis(0, 1, 3));

        Assert.Equal(
            [(0.0, 0.0), (0, 0.5), (0, 1), (1, 0), (1, 0.5), (1, 1)],
            plans.Select(static plan => Position.FromJson(plan[0].Parameters["target"])).Select(static at => (at.X, at.Z)));
        Assert.Equal(1, Position.FromJson(plans[0][0].Parameters["target"]).Y);
        Assert.Contains("lower", Assert.Throws<WorldForgeException>(() => new GridAxis(1, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("count", Assert.Throws<WorldForgeException>(() => new GridAxis(0, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("upper", Assert.Throws<WorldForgeException>(() => new GridAxis(0, double.NaN, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[[1,2],null]")]
    [InlineData("[[{\"type\":\"noop\"}],null]")]
    public void A_candidate_that_is_null_is_refused_in_every_form(string json)
    {
        JsonValue value = StrictJson.Parse(json);

        Assert.Contains("action_candidates", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromJson(value)).Message, StringComparison.Ordinal);
        Assert.Contains("null", Assert.Throws<WorldForgeException>(() => ActionCandidates.FromPayload(value)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_that_no_memory_holds_is_refused_before_it_is_made()
    {
        var axis = new GridAxis(0, 1, 1_000);
        var endless = new GridAxis(0, 1, int.MaxValue);

        Assert.Contains("count", Assert.Throws<WorldForgeException>(() => CandidatePlans.MoveGrid(axis, axis, axis)).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => CandidatePlans.MoveGrid(endless, endless, endless));
    }
}
