using WorldForge.Providers.Jepa;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Tests.Jepa;

/// <summary>A JEPA runtime that answers what a test says.</summary>
internal sealed class FakeJepaRuntime(Func<JepaScoreInput, JepaReply> score) : IJepaRuntime
{
    public RuntimeProblem? Problem { get; init; }

    public List<(string Model, JepaScoreInput Input)> Calls { get; } = [];

    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new(Problem);

    public ValueTask<JepaReply> ScoreActionsAsync(string model, JepaScoreInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add((model, input));
        return new ValueTask<JepaReply>(score(input));
    }
}
