using System.Reflection;
using System.Runtime.Loader;

namespace WorldForge.Tests.Calls;

/// <summary>What a host loads that only references the library: a fresh load context sees every reference as it is resolved.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_mock_prediction_loads_no_optional_assembly()
    {
        WatchedContext context = new();
        Assembly library = context.LoadFromAssemblyPath(typeof(Forge).Assembly.Location);

        await PredictAsync(library);

        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions"], context.Asked.Where(static name => !IsFramework(name)));
        Assert.Contains("System.Runtime", context.Asked);
    }

    [Fact]
    public async Task A_mock_prediction_needs_no_regular_expressions_and_no_serializer()
    {
        WatchedContext context = new();
        Assembly library = context.LoadFromAssemblyPath(typeof(Forge).Assembly.Location);

        await PredictAsync(library);

        Assert.DoesNotContain("System.Text.RegularExpressions", context.Asked);
        Assert.DoesNotContain("System.Text.Json", context.Asked);
        Assert.DoesNotContain("System.Net.Http", context.Asked);
    }

    private static bool IsFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);

    private static async Task PredictAsync(Assembly library)
    {
        Type forgeType = library.GetType("WorldForge.Forge", throwOnError: true)!;
        object forge = Activator.CreateInstance(forgeType, [null])!;
        object state = library.GetType("WorldForge.Serialization.JsonObject")!.GetProperty("Empty")!.GetValue(null)!;
        object action = library.GetType("WorldForge.Actions.WorldAction")!.GetMethod("Noop")!.Invoke(null, null)!;
        MethodInfo predict = forgeType.GetMethods().Single(static method => method.Name == "PredictAsync" && method.GetParameters().Length == 6);
        object answer = predict.Invoke(forge, [state, action, "mock", null, 1, TestContext.Current.CancellationToken])!;
        Task task = (Task)answer.GetType().GetMethod("AsTask")!.Invoke(answer, null)!;
        await task;
        Assert.Equal("PredictionPayload", task.GetType().GetProperty("Result")!.GetValue(task)!.GetType().Name);
        await ((IAsyncDisposable)forge).DisposeAsync();
    }

    private sealed class WatchedContext() : AssemblyLoadContext("a host that references the library alone", isCollectible: false)
    {
        private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Asked => _asked;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            _asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
