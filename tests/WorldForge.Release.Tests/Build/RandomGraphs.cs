using Cake.Core;

namespace WorldForge.Release.Tests.Build;

/// <summary>Acyclic task graphs from a seed; edges are written from both ends.</summary>
internal static class RandomGraphs
{
    public static List<CakeTask> Create(Random random, int count, double density)
    {
        List<CakeTask> tasks = [.. Enumerable.Range(0, count).Select(i => new CakeTask($"T{i:000}"))];
        for (int late = 1; late < count; late++)
        {
            for (int early = 0; early < late; early++)
            {
                if (random.NextDouble() < density)
                {
                    Connect(random, tasks[early], tasks[late]);
                }
            }
        }

        return [.. tasks.OrderBy(_ => random.Next())];
    }

    private static void Connect(Random random, CakeTask before, CakeTask after)
    {
        if (random.Next(4) == 0)
        {
            before.AddDependee(after.Name);
        }
        else
        {
            after.AddDependency(before.Name);
        }
    }
}
