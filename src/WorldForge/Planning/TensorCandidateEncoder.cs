using WorldForge.Actions;
using WorldForge.Serialization;

namespace WorldForge.Planning;

/// <summary>
/// Encodes plans as one tensor of shape (1, samples, horizon, parameters), without an object per plan. The values are
/// those of the action bounds, rounded to single precision.
/// </summary>
/// <remarks>The tensor's buffer is reused: one encoder serves one controller, and a provider must not keep the tensor.</remarks>
public sealed class TensorCandidateEncoder : ICandidateEncoder
{
    private const int CandidateAxis = 1;

    private float[] _values = [];
    private ActionCandidates? _candidates;
    private (int Samples, int Horizon, int Width) _shape;

    /// <inheritdoc/>
    public ScoreCandidateBatch Encode(PlanBatch plans, JsonObject observation, JsonObject goal)
    {
        ArgumentNullException.ThrowIfNull(plans);
        (int Samples, int Horizon, int Width) shape = (plans.SampleCount, plans.Horizon, plans.ParameterNames.Length);
        if (_candidates is null || shape != _shape)
        {
            _values = new float[plans.Values.Length];
            _candidates = ActionCandidates.FromTensor(
                new CandidateTensor(_values, [1, shape.Samples, shape.Horizon, shape.Width], CandidateAxis));
            _shape = shape;
        }

        ReadOnlySpan<double> source = plans.Values.Span;
        Span<float> target = _values;
        for (int index = 0; index < source.Length; index++)
        {
            target[index] = (float)source[index];
        }

        return new ScoreCandidateBatch(ScoreCandidateBatch.ObservationAndGoal(observation, goal), _candidates);
    }
}
