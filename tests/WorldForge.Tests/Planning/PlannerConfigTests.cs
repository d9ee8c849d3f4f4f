using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

public sealed class PlannerConfigTests
{
    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        JsonObject wire = new PlannerConfig().ToJson();

        Assert.Equal(
            """{"action_kind":"latent_action","action_parameter_bounds":{"x":[-1.0,1.0]},"execute_k":1,"horizon":1,"init_std":1.0,"min_std":0.001,"num_elites":8,"num_iterations":4,"num_samples":64,"seed":0}""",
            wire.ToString());
        Assert.Equal(wire, PlannerConfig.FromJson(JsonObject.Empty).ToJson());
    }

    [Theory]
    [InlineData("horizon", "0")]
    [InlineData("horizon", "true")]
    [InlineData("horizon", "1.0")]
    [InlineData("num_samples", "-1")]
    [InlineData("num_samples", "true")]
    [InlineData("num_iterations", "0")]
    [InlineData("num_iterations", "false")]
    [InlineData("num_elites", "0")]
    [InlineData("num_elites", "true")]
    [InlineData("num_elites", "65")]
    [InlineData("execute_k", "2")]
    [InlineData("execute_k", "true")]
    [InlineData("init_std", "0")]
    [InlineData("init_std", "-1")]
    [InlineData("init_std", "true")]
    [InlineData("init_std", "\"1\"")]
    [InlineData("min_std", "0")]
    [InlineData("min_std", "1.5")]
    [InlineData("min_std", "true")]
    [InlineData("seed", "true")]
    [InlineData("seed", "1.0")]
    [InlineData("seed", "9223372036854775808")]
    [InlineData("action_kind", "\" \"")]
    [InlineData("action_kind", "1")]
    [InlineData("action_parameter_bounds", "{}")]
    [InlineData("action_parameter_bounds", "[]")]
    [InlineData("action_parameter_bounds", "{\"x\":[1,1]}")]
    [InlineData("action_parameter_bounds", "{\"x\":[2,1]}")]
    [InlineData("action_parameter_bounds", "{\"x\":[0]}")]
    [InlineData("action_parameter_bounds", "{\"x\":[0,true]}")]
    [InlineData("action_parameter_bounds", "{\"x\":1}")]
    [InlineData("action_parameter_bounds", "{\" \":[0,1]}")]
    [InlineData("action_parameter_bounds", "{\"x\":[0,1],\" x\":[0,1]}")]
    [InlineData("action_parameter_order", "[\"y\"]", "bounds x")]
    [InlineData("num_samples", "2147483647")]
    [InlineData("momentum", "1", "extensions")]
    [InlineData("warm_start", "1", "extensions")]
    [InlineData("early_stop_tolerance", "-1", "extensions")]
    [InlineData("max_elapsed", "0", "extensions", "max_elapsed_seconds")]
    [InlineData("max_elapsed", "1e30", "extensions", "max_elapsed_seconds")]
    public void A_bad_value_is_refused_by_the_name_of_its_field(string field, string value, string? parent = null, string? key = null)
    {
        string member = $"{{\"{key ?? field}\":{value}}}";
        JsonValue wire = StrictJson.Parse(parent is "bounds x" ? $"{{\"action_parameter_bounds\":{{\"x\":[0,1]}},{member[1..]}" : parent is null ? member : $"{{\"{parent}\":{member}}}");

        WorldForgeException error = Assert.Throws<WorldForgeException>(() => PlannerConfig.FromJson(wire));

        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.InputInvalid, error.Code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_refused(double value)
    {
        Assert.Throws<WorldForgeException>(() => new PlannerConfig(initStd: value));
        Assert.Throws<WorldForgeException>(() => new PlannerConfig(minStd: value));
        Assert.Throws<WorldForgeException>(() => new ActionParameterBounds("x", 0, value));
        Assert.Throws<WorldForgeException>(() => new PlannerExtensions { Momentum = value });
        Assert.Throws<WorldForgeException>(() => new PlannerExtensions { EarlyStopTolerance = value });
    }

    [Fact]
    public void Bounds_may_not_be_empty_null_or_hold_null()
    {
        Assert.Throws<WorldForgeException>(() => new PlannerConfig(actionParameterBounds: []));
        Assert.Throws<WorldForgeException>(() => new PlannerConfig(actionParameterBounds: [null!]));
        Assert.Throws<WorldForgeException>(() => PlannerConfig.FromJson(JsonValue.Null));
    }

    [Fact]
    public void A_negative_seed_and_the_order_of_the_bounds_survive_the_wire()
    {
        var config = new PlannerConfig(
            seed: -42,
            actionParameterBounds: [new("z", 0, 1), new("a", -1, 0)],
            extensions: new PlannerExtensions
            {
                WarmStart = true,
                Momentum = 0.25,
                KeepElite = true,
                EarlyStopTolerance = 0.5,
                MaxElapsed = TimeSpan.FromSeconds(3),
            });

        PlannerConfig read = PlannerConfig.FromJson(StrictJson.Parse(CanonicalJson.ToBytes(config.ToJson())));

        Assert.Equal(-42, read.Seed);
        Assert.Equal(["z", "a"], read.ActionParameterBounds.Select(item => item.Name));
        Assert.Equal(config.Extensions, read.Extensions);
    }
}
