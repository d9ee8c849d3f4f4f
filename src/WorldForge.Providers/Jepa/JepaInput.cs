using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>Checks the input of a score call.</summary>
internal static class JepaInput
{
    private const int SmallestRank = 2;
    private static readonly string[] Required = ["observation", "goal"];

    public static JepaScoreInput Read(ScoreRequest request, Func<string, Exception> fault)
    {
        JsonObject info = request.Info;
        string[] missing = [.. Required.Where(name => !info.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw fault($"info is missing required field(s): {string.Join(", ", missing)}");
        }

        if (info.Keys.Any(string.IsNullOrWhiteSpace))
        {
            throw fault("info must not have a blank key");
        }

        var reader = new TensorReader(fault);
        NdArray Tensor(string name) => reader.Read(info[name], "info." + name, SmallestRank);
        return new JepaScoreInput(
            info,
            Tensor("observation"),
            Tensor("goal"),
            info.ContainsKey("action_history") ? Tensor("action_history") : null,
            CandidateRules.Read(request.Candidates, fault));
    }
}
