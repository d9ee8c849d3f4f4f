using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Randomness;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Providers.Mock;

/// <summary>The costs of the mock: squared distance of each candidate's first target to the goal, or a stable number per index.</summary>
internal static class MockCosts
{
    public static ImmutableArray<double> Of(string provider, ScoreRequest request, out string basis)
    {
        Position? goal = Goal(request.Info);
        Position?[] targets = [.. Targets(provider, request.Candidates)];
        basis = goal is not null && targets.Any(static target => target is not null) ? "goal-distance" : "stable-hash";
        return
        [
            .. targets.Select((target, index) => goal is not null && target is not null
                ? SquaredDistance(goal, target)
                : StableFloats.Of(string.Create(CultureInfo.InvariantCulture, $"mock:score:{index}"), 1)[0]),
        ];
    }

    private static double SquaredDistance(Position left, Position right)
    {
        double x = left.X - right.X;
        double y = left.Y - right.Y;
        double z = left.Z - right.Z;
        return Math.Min((x * x) + (y * y) + (z * z), double.MaxValue);
    }

    private static IEnumerable<Position?> Targets(string provider, ActionCandidates candidates)
    {
        if (!candidates.Plans.IsEmpty)
        {
            return candidates.Plans.Select(static plan => Target(plan[0].Parameters));
        }

        if (candidates.Tensor is { } tensor && IsStacked(tensor))
        {
            return Enumerable.Range(0, tensor.CandidateCount).Select(index => Target(tensor, index));
        }

        return candidates.Payload is JsonList { Count: > 0 } list
            ? list.Select(static item => Target(item is JsonList { Count: > 0 } plan ? plan[0] : item))
            : throw new ProviderException(FaultCodes.ProviderResponse, "The mock scores a non-empty list of candidates.")
            {
                Provider = provider,
                Operation = "score",
            };
    }

    // Each candidate's values lie together when only axes of size 1 come before the candidates.
    private static bool IsStacked(CandidateTensor tensor) =>
        tensor.CandidateCount == 1 || tensor.Shape.First(static size => size > 1) == tensor.CandidateCount;

    // The first three numbers of the first step are x, y and z.
    private static Position? Target(CandidateTensor tensor, int index)
    {
        ReadOnlySpan<float> values = tensor.Values.Span[(index * (tensor.Values.Length / tensor.CandidateCount))..];
        return tensor.Shape[^1] >= 3 && float.IsFinite(values[0]) && float.IsFinite(values[1]) && float.IsFinite(values[2])
            ? new Position(values[0], values[1], values[2])
            : null;
    }

    // x, y and z lie in the parameters, or in their target as move_to writes it.
    private static Position? Target(JsonValue item)
    {
        JsonObject? map = item as JsonObject;
        if (map is not null && map.TryGetValue("parameters", out JsonValue? parameters))
        {
            map = parameters as JsonObject;
        }

        if (map is not null && map.TryGetValue("target", out JsonValue? target))
        {
            map = target as JsonObject;
        }

        return map is null ? null : Read(Part(map, "x"), Part(map, "y"), Part(map, "z"));
    }

    private static JsonValue? Part(JsonObject map, string name) => map.TryGetValue(name, out JsonValue? value) ? value : null;

    private static Position? Goal(JsonObject info) =>
        info.TryGetValue("goal", out JsonValue? goal) && goal is JsonObject map && map.TryGetValue("target", out JsonValue? target)
            ? target switch
            {
                JsonList { Count: 3 } list => Read(list[0], list[1], list[2]),
                JsonObject point => Read(Part(point, "x"), Part(point, "y"), Part(point, "z")),
                _ => null,
            }
            : null;

    private static Position? Read(JsonValue? x, JsonValue? y, JsonValue? z) =>
        SceneJson.TryNumber(x, out double atX) && SceneJson.TryNumber(y, out double atY) && SceneJson.TryNumber(z, out double atZ)
            ? new Position(atX, atY, atZ)
            : null;
}
