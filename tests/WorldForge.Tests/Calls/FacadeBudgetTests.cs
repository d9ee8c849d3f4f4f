using System.Reflection;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Calls;

public sealed class FacadeBudgetTests
{
    [Fact]
    public async Task A_predict_through_the_facade_allocates_at_most_one_kibibyte_more_than_the_direct_call()
    {
        const int calls = 200;
        MockProvider mock = new();
        Forge forge = TestForge.Create();
        WorldAction action = WorldAction.MoveTo(0.3, 0.8, 0);
        JsonObject state = JsonObject.Create(("step", 0), ("scene", JsonObject.Create(("objects", JsonObject.Empty))));
        PredictRequest request = new(WorldState.Create(state), action);
        await DirectAsync(1);
        await FacadeAsync(1);

        long direct = await MeasureAsync(DirectAsync);
        long facade = await MeasureAsync(FacadeAsync);

        Assert.InRange((facade - direct) / calls, 0, 1024);

        async ValueTask DirectAsync(int count)
        {
            for (int call = 0; call < count; call++)
            {
                await mock.PredictAsync(request, CancellationToken.None);
            }
        }

        async ValueTask FacadeAsync(int count)
        {
            for (int call = 0; call < count; call++)
            {
                await forge.PredictAsync(state, action, "mock", cancellationToken: CancellationToken.None);
            }
        }

        // Every call completes synchronously, so the whole run stays on this thread.
        static async ValueTask<long> MeasureAsync(Func<int, ValueTask> run)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            await run(calls);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_library_references_the_base_library_and_its_three_packages_only()
    {
        string[] allowed = ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core"];

        IEnumerable<string> others = typeof(Forge).Assembly.GetReferencedAssemblies()
            .Select(static reference => reference.Name!)
            .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "Microsoft.Win32.Primitives");

        Assert.Empty(others.Except(allowed, StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(Forge).Assembly.GetReferencedAssemblies(), static (AssemblyName name) => name.Name!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }
}
