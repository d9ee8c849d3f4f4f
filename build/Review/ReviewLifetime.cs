using Cake.Core;
using Cake.Frosting;

namespace Build.Review;

/// <summary>Opens the release review before the first task and closes it after the last, also after a stop.</summary>
public sealed class ReviewLifetime : FrostingLifetime<ReviewContext>
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromMinutes(2);

    public override void Setup(ReviewContext context, ISetupContext info) =>
        context.Review.OpenAsync([.. info.TasksToExecute.Select(task => task.Name)], context.CancellationToken).GetAwaiter().GetResult();

    public override void Teardown(ReviewContext context, ITeardownContext info)
    {
        using var limit = new CancellationTokenSource(ClosingTime);
        if (context.Review.CloseAsync(limit.Token).GetAwaiter().GetResult() is { } end)
        {
            foreach (var line in end.Lines)
            {
                context.Run.Close(line);
            }

            context.ExitCode = end.ExitCode;
        }
    }
}
