using WorldForge.Providers.LeRobot;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.LeRobot;

/// <summary>A policy runtime and its policy: answers what a test says and counts what it was asked.</summary>
internal sealed class FakePolicy : IPolicyRuntime, ILoadedPolicy, IDisposable
{
    public Func<JsonObject, object?> Actions { get; init; } = static _ => StrictJson.Parse("[[0.1,0.2],[0.3,0.4]]");

    public object? Info { get; init; }

    public bool AnswersNull { get; init; }

    public RuntimeProblem? Problem { get; init; }

    public bool PredictsChunks { get; init; }

    public List<PolicyRequest> Loads { get; } = [];

    public List<string> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new(Problem);

    public ValueTask<ILoadedPolicy> LoadAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        Loads.Add(request);
        return new ValueTask<ILoadedPolicy>(this);
    }

    public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken)
    {
        Calls.Add($"prepare {preparation.Device} {preparation.Evaluation} {preparation.Gradients}");
        return ValueTask.CompletedTask;
    }

    public ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        Calls.Add("reset");
        return ValueTask.CompletedTask;
    }

    public ValueTask<PolicyAnswer> SelectActionAsync(JsonObject observation, CancellationToken cancellationToken) => Answer("select", observation, cancellationToken);

    public ValueTask<PolicyAnswer> PredictChunkAsync(JsonObject observation, CancellationToken cancellationToken) => Answer("chunk", observation, cancellationToken);

    public void Dispose() => IsDisposed = true;

    private ValueTask<PolicyAnswer> Answer(string call, JsonObject observation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(call);
        return AnswersNull ? default : new ValueTask<PolicyAnswer>(new PolicyAnswer(Actions(observation), Info));
    }
}
