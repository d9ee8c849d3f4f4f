using Build.Review;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>A task that runs one gate. The gate's answer is a row, never an exception.</summary>
public abstract class GateTask(string gate) : AsyncFrostingTask<ReviewContext>
{
    public string Gate { get; } = gate;

    public override Task RunAsync(ReviewContext context) => context.Review.Session.RunAsync(Gate, context.CancellationToken);
}
