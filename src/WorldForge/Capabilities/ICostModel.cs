namespace WorldForge.Capabilities;

/// <summary>Ranks candidate action sequences.</summary>
public interface ICostModel : ICapabilityComponent
{
    /// <summary>Scores every candidate.</summary>
    /// <param name="request">Validated by the facade.</param>
    /// <param name="cancellationToken">Cancels the call; the exception passes through unchanged.</param>
    /// <returns>One dimensionless score per candidate, in input order, with its direction.</returns>
    /// <exception cref="ProviderException">The runtime failed or answered with another shape or a non-finite score.</exception>
    ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken);
}
