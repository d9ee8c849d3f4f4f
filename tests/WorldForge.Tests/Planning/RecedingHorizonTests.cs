using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

public sealed class RecedingHorizonTests
{
    private static readonly JsonObject _goal = JsonObject.Create(("x", 3.0));

    [Fact]
    public async Task Replanning_drives_a_point_to_its_goal()
    {
        double position = 0;
        LatentMpcController controller = Controller(() => position);

        List<MpcStepResult> steps = [];
        await foreach (MpcStepResult step in controller.ReplanAsync(
            At(position),
            _goal,
            (actions, _) =>
            {
                position += FunctionCost.Values(actions).Sum();
                return ValueTask.FromResult<JsonObject?>(Math.Abs(position - 3) < 0.05 ? null : At(position));
            },
            20,
            TestContext.Current.CancellationToken))
        {
            steps.Add(step);
        }

        Assert.Equal(3, position, 0.05);
        Assert.InRange(steps.Count, 3, 10);
        Assert.All(steps, step => Assert.Single(step.Actions));
    }

    [Fact]
    public async Task Replanning_ends_after_the_given_number_of_steps()
    {
        int executed = 0;
        int count = 0;
        await foreach (MpcStepResult _ in Controller(() => 0).ReplanAsync(
            At(0),
            _goal,
            (_, _) =>
            {
                executed++;
                return ValueTask.FromResult<JsonObject?>(At(0));
            },
            4,
            TestContext.Current.CancellationToken))
        {
            count++;
        }

        Assert.Equal((4, 4), (executed, count));
    }

    [Fact]
    public void Bad_arguments_are_refused_before_planning()
    {
        LatentMpcController controller = Controller(() => 0);

        Assert.Throws<WorldForgeException>(() => controller.ReplanAsync(At(0), _goal, (_, _) => default, 0, TestContext.Current.CancellationToken));
        Assert.Throws<WorldForgeException>(() => controller.ReplanAsync(null!, _goal, (_, _) => default, 1, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>(() => controller.ReplanAsync(At(0), _goal, null!, 1, TestContext.Current.CancellationToken));
    }

    private static JsonObject At(double x) => JsonObject.Create(("x", x));

    private static LatentMpcController Controller(Func<double> position) => new(
        new FunctionCost(plan => Math.Abs(3 - position() - plan.Sum())),
        new PlannerConfig(2, 64, 8, 8, seed: 1));
}
