using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Serialization;

/// <summary>Documents of about one MiB, each of one kind, from a fixed seed.</summary>
internal static class BenchmarkDocuments
{
    /// <summary>Events as the sinks write them: short texts, ids, counters and durations, keys not in order.</summary>
    public static JsonList Events()
    {
        var random = new Xoshiro256StarStar(1);
        return JsonList.Create(Enumerable.Range(0, 3500).Select(index => (JsonValue)JsonObject.Create(
            ("provider", "leworldmodel"),
            ("operation", "score"),
            ("phase", random.NextInt(10) == 0 ? "retry" : "success"),
            ("attempt", random.NextInt(3) + 1),
            ("max_attempts", 3),
            ("duration_ms", Math.Round(random.NextUniform(0.1, 900), 3)),
            ("run_id", "20260102T030405Z-" + random.NextInt(int.MaxValue).ToString("x8", System.Globalization.CultureInfo.InvariantCulture)),
            ("target", "https://models.example.test/v1/score"),
            ("status_code", 200),
            ("metadata", JsonObject.Create(("candidates", 64), ("horizon", 5), ("note", "ranked by cost, lower is better"), ("cached", index % 2 == 0))))));
    }

    /// <summary>Latents: nothing but full-precision floats.</summary>
    public static JsonList Floats()
    {
        var random = new Xoshiro256StarStar(2);
        return JsonList.Create(Enumerable.Range(0, 50_000).Select(_ => (JsonValue)random.NextNormal()));
    }

    /// <summary>Log lines with some characters beyond ASCII.</summary>
    public static JsonList Texts() => JsonList.Create(Enumerable.Range(0, 5000).Select(index => (JsonValue)(
        "step " + index + " finished without findings; the observation was taken from the second camera and kept in \"artifacts/\"\n"
        + "and the grüne Würfel was moved to the left of the red one, as the plan had asked")));

    public static JsonValue Named(string name) => name switch
    {
        "events" => Events(),
        "floats" => Floats(),
        _ => Texts(),
    };
}
