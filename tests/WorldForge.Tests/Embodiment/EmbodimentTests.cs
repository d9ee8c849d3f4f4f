using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Embodiment;
using WorldForge.Serialization;

namespace WorldForge.Tests.Embodiment;

public sealed class EmbodimentTests
{
    private static readonly EmbodimentContract Contract = new("arm", actionDimension: 2, actionHorizon: 3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_rectangular_answer_of_the_declared_sizes_has_a_shape() =>
        Assert.Equal([3, 2], Contract.CheckShape("p", StrictJson.Parse("[[1,2.5],[3,4],[5,6]]")));

    [Theory]
    [InlineData("1", "expected action_dim=2, got scalar")]
    [InlineData("[1,2]", "expected action_horizon=3, got a single step")]
    [InlineData("[]", "empty")]
    [InlineData("[[1,2],[3,4]]", "expected action_horizon=3, got 2")]
    [InlineData("[[1],[2],[3]]", "expected action_dim=2, got 1")]
    [InlineData("[[1,2],[3],[5,6]]", "actions[1]")]
    [InlineData("[[1,2],[3,true],[5,6]]", "actions[1][1]")]
    [InlineData("[[1,2],[3,\"4\"],[5,6]]", "actions[1][1]")]
    [InlineData("[[1,2],[3,[4]],[5,6]]", "actions[1][1]")]
    public void Any_other_answer_is_a_provider_error_that_names_the_place(string json, string named)
    {
        ProviderException error = Assert.Throws<ProviderException>(() => Contract.CheckShape("p", StrictJson.Parse(json)));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(("p", "policy"), (error.Provider, error.Operation));
    }

    [Fact]
    public void The_horizon_is_the_dimension_before_the_last()
    {
        JsonValue candidates = StrictJson.Parse("[[[1,2],[3,4],[5,6]]]");
        JsonValue tensor = JsonList.OfArray(NdArray.Of(new float[12], 2, 3, 2));

        Assert.Equal([1, 3, 2], Contract.CheckShape("p", candidates));
        Assert.Equal([2, 3, 2], Contract.CheckShape("p", tensor));
        Assert.Contains("b1", Assert.Throws<ProviderException>(() => Contract.CheckShape("p", JsonList.OfArray(NdArray.Of(new bool[6], 3, 2)))).Message, StringComparison.Ordinal);
        Assert.Equal(
            """{"action_dim":2,"action_horizon":3,"embodiment_tag":"arm","metadata":{},"raw_action_shape":[2,3,2]}""",
            CanonicalJson.ToText(Contract.Summarize([2, 3, 2])));
        Assert.True(Contract.Summarize()["raw_action_shape"].IsNull);
    }

    [Fact]
    public async Task A_translator_that_checks_sizes_holds_both_sides_to_them()
    {
        ActionTranslator strict = new(Contract, static (request, _) => new([[.. Enumerable.Repeat(WorldAction.Noop(), (int)((JsonInteger)request.Info["count"]).Value)]])) { ChecksSizes = true };
        JsonObject fitting = JsonObject.Create(("actions", StrictJson.Parse("[[1,2],[3,4],[5,6]]")));

        Assert.Equal(3, (await strict.TranslateAsync("p", new TranslationRequest(fitting, JsonObject.Create(("count", 3)), null), Token))[0].Length);
        Assert.Contains("candidate 0 with 2 action(s), expected 3", (await Assert.ThrowsAsync<ProviderException>(() => strict.TranslateAsync("p", new TranslationRequest(fitting, JsonObject.Create(("count", 2)), null), Token).AsTask())).Message, StringComparison.Ordinal);
        Assert.Contains("got scalar", (await Assert.ThrowsAsync<ProviderException>(() => strict.TranslateAsync("p", new TranslationRequest(JsonObject.Empty, JsonObject.Create(("count", 3)), null), Token).AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_refuses_bad_parts_by_name()
    {
        Assert.Contains("embodiment_tag", Assert.Throws<WorldForgeException>(() => new EmbodimentContract(" ")).Message, StringComparison.Ordinal);
        Assert.Contains("action_dim", Assert.Throws<WorldForgeException>(() => new EmbodimentContract("a", 0)).Message, StringComparison.Ordinal);
        Assert.Contains("action_horizon", Assert.Throws<WorldForgeException>(() => new EmbodimentContract("a", 1, -1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translator_turns_raw_actions_into_plans()
    {
        ActionTranslator translator = ActionTranslator.ForPlan(Contract, static request => [WorldAction.MoveTo(request.RawActions.Count, 0, 0)]);

        var plans = await translator.TranslateAsync("p", new TranslationRequest(JsonObject.Create(("a", 1)), JsonObject.Empty, "arm"), Token);

        Assert.Equal(WorldAction.MoveTo(1, 0, 0), Assert.Single(Assert.Single(plans)));
    }

    [Fact]
    public async Task Whatever_host_code_does_wrong_is_a_provider_error()
    {
        TranslationRequest request = new(JsonObject.Empty, JsonObject.Empty, null);

        Assert.Contains("InvalidCastException", (await FailAsync(static _ => throw new InvalidCastException("x"), request)).Message, StringComparison.Ordinal);
        Assert.Contains("actions", (await FailAsync(static _ => [], request)).Message, StringComparison.Ordinal);
        Assert.Contains("null", (await FailAsync(static _ => null!, request)).Message, StringComparison.Ordinal);
        Assert.Contains("null", (await FailAsync(static _ => [null!], request)).Message, StringComparison.Ordinal);
        Assert.Contains("'leg'", (await FailAsync(static _ => [WorldAction.Noop()], request with { EmbodimentTag = "leg" })).Message, StringComparison.Ordinal);
        Assert.Contains("host-owned action translator", ActionTranslator.Missing("p").Message, StringComparison.Ordinal);
        ActionTranslator cancelled = ActionTranslator.ForPlan(Contract, static _ => throw new OperationCanceledException());
        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled.TranslateAsync("p", request, Token).AsTask());
    }

    [Fact]
    public async Task What_host_code_throws_has_its_own_code() =>
        Assert.Equal(FaultCodes.ProviderTranslator, (await FailAsync(static _ => throw new InvalidCastException("x"), new(JsonObject.Empty, JsonObject.Empty, null))).Code);

    [Fact]
    public void Arrays_of_numbers_stay_typed()
    {
        WorldForge.Arrays.NdArray array = WorldForge.Arrays.NdArray.Of([1f, 2f], 1, 2);

        JsonObject json = (JsonObject)NativeValues.ToJson("p", new Dictionary<string, object> { [" arm "] = array, ["gripper"] = WorldForge.Arrays.NdArray.Of([0.5]) });

        Assert.Same(array, ((JsonList)json["arm"]).Array);
        Assert.Equal(0.5, json["gripper"]);
    }

    [Theory]
    [InlineData("""{" ":1}""", "blank keys")]
    [InlineData("""[[{"a":1,"a ":2}]]""", "equal keys")]
    public void Keys_of_json_are_checked_as_well(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", StrictJson.Parse(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Keys_of_json_are_trimmed_and_numbers_of_arrays_checked()
    {
        Assert.Equal("""[{"a":[{"b":1}]}]""", NativeValues.ToJson("p", StrictJson.Parse("""[{" a":[{"b ":1}]}]""")).ToString());
        Assert.Contains("finite", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", WorldForge.Arrays.NdArray.Of([double.NaN], 1))).Message, StringComparison.Ordinal);
        Assert.Contains("equal keys", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", new Dictionary<string, object> { ["a"] = 1, [" a"] = 2 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "observation")]
    [InlineData("""{"observation":{}}""", "observation")]
    [InlineData("""{"observation":[1]}""", "observation")]
    [InlineData("""{"observation":{"a":1},"options":[]}""", "options")]
    [InlineData("""{"observation":{"a":1},"mode":" "}""", "mode")]
    [InlineData("""{"observation":{"a":1},"action_horizon":true}""", "action_horizon")]
    [InlineData("""{"observation":{"a":1},"action_horizon":-1}""", "action_horizon")]
    [InlineData("""{"observation":{"a":1},"embodiment_tag":1}""", "embodiment_tag")]
    public void Policy_input_is_refused_by_name_in_the_family_of_who_asks(string json, string named)
    {
        JsonObject info = (JsonObject)StrictJson.Parse(json);

        Assert.Contains(named, Assert.Throws<WorldForgeException>(() => PolicyInfo.FromCaller(info)).Message, StringComparison.Ordinal);
        Assert.Contains(named, Assert.Throws<ProviderException>(() => PolicyInfo.ForProvider("p", info)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_input_is_read()
    {
        PolicyInfo info = PolicyInfo.ForProvider("p", (JsonObject)StrictJson.Parse("""{"observation":{"a":1},"options":{"k":2},"mode":"fast","action_horizon":4,"embodiment_tag":"arm"}"""));

        Assert.Equal(("fast", 4, "arm", 1, 1), (info.Mode, info.ActionHorizon, info.EmbodimentTag, info.Options.Count, info.Observation.Count));
        Assert.Equal(5, info.Info.Count);
    }

    [Fact]
    public void Native_values_that_hold_themselves_are_refused()
    {
        object[,] array = new object[1, 1];
        array[0, 0] = array;
        List<object> list = [];
        list.Add(list);
        Dictionary<string, object> map = [];
        map["again"] = map;

        Assert.All((object[])[array, list, map], static value =>
            Assert.Contains("too deeply", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", value)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Native_values_become_json_and_anything_else_names_its_path()
    {
        object value = new Dictionary<string, object?>
        {
            ["grid"] = new float[,] { { 1, 2 }, { 3, 4 } },
            ["flags"] = new List<object?> { true, null, "x", 7, (Half)0.5 },
        };

        Assert.Equal("""{"flags":[true,null,"x",7,0.5],"grid":[[1.0,2.0],[3.0,4.0]]}""", CanonicalJson.ToText(NativeValues.ToJson("p", value)));
        Assert.Equal("[[1.0,2.0],[3.0,4.0]]", CanonicalJson.ToText(NativeValues.ToJson("p", NdArray.Of([1.0, 2, 3, 4], 2, 2))));
        Assert.Equal("7", CanonicalJson.ToText(NativeValues.ToJson("p", NdArray.Of([7]))));
        Assert.Contains("raw_actions[1][0]", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", NdArray.Of([1, 2, float.NaN, 4], 2, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("raw_actions[1]", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", new[] { 1, double.NaN })).Message, StringComparison.Ordinal);
        Assert.Contains("raw_actions[0][1]", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", new[,] { { 1, double.PositiveInfinity } })).Message, StringComparison.Ordinal);
        Assert.Contains("raw_actions.a", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", new Dictionary<string, object> { ["a"] = new Version(1, 0) })).Message, StringComparison.Ordinal);
        Assert.Contains("key", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", new Dictionary<int, int> { [1] = 1 })).Message, StringComparison.Ordinal);
        List<object> loop = [];
        loop.Add(loop);
        Assert.Contains("deeply", Assert.Throws<ProviderException>(() => NativeValues.ToJson("p", loop)).Message, StringComparison.Ordinal);
    }

    private static async Task<ProviderException> FailAsync(Func<TranslationRequest, IReadOnlyList<WorldAction>> translate, TranslationRequest request) =>
        await Assert.ThrowsAsync<ProviderException>(() => ActionTranslator.ForPlan(Contract, translate).TranslateAsync("p", request, Token).AsTask());
}
