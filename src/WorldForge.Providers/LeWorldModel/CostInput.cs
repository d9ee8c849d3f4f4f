using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>The checked input of one cost call.</summary>
/// <param name="Info">Every field as an array.</param>
/// <param name="Candidates">Shape (1, samples, horizon, action_dim).</param>
internal sealed record CostInput(IReadOnlyDictionary<string, NdArray> Info, NdArray Candidates)
{
    private const int SmallestRank = 3;
    private static readonly string[] Required = ["pixels", "goal", "action"];

    public int Samples => Candidates.Shape[CandidateRules.SampleAxis];

    public static CostInput Read(ScoreRequest request, Func<string, Exception> fault)
    {
        string[] missing = [.. Required.Where(name => !request.Info.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw fault($"info is missing required field(s): {string.Join(", ", missing)}");
        }

        var reader = new TensorReader(fault);
        var info = new Dictionary<string, NdArray>(StringComparer.Ordinal);
        foreach ((string key, JsonValue value) in request.Info)
        {
            if (string.IsNullOrWhiteSpace(key))
            {
                throw fault("info must not have a blank key");
            }

            info.Add(key, reader.Read(value, "info." + key, Required.Contains(key, StringComparer.Ordinal) ? SmallestRank : 1));
        }

        return new CostInput(info, CandidateRules.Read(request.Candidates, fault));
    }

    /// <summary>The shapes of what the model asks for, as results record them.</summary>
    public JsonObject Shapes() => JsonObject.Create(
    [
        .. Required.Select(name => (name, ShapeJson.Of(Info[name].Shape))),
        ("action_candidates", ShapeJson.Of(Candidates.Shape)),
    ]);
}
