using WorldForge.Capabilities;

namespace WorldForge.Tests.Planning;

/// <summary>Answers each call with what the test says.</summary>
internal sealed class ScriptedCost(Func<ScoreRequest, int, CancellationToken, ActionScoreResult> answer) : ICostModel
{
    public string Name => "scripted";

    public int Calls { get; private set; }

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(answer(request, Calls++, cancellationToken));
}
