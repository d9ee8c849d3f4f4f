using WorldForge.Arrays;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Tensors of numbers in [0, 1) from one seeded generator, in the order in which they are asked for.</summary>
internal sealed class SmokeTensors(long seed)
{
    private const double BytesPerMebibyte = 1024.0 * 1024.0;

    private readonly Xoshiro256StarStar _random = new((ulong)seed);
    private readonly List<(string Name, NdArray Array)> _made = [];

    /// <summary>Makes the next tensor.</summary>
    public JsonList Next(string name, params int[] shape)
    {
        float[] values = new float[shape.Aggregate(1, static (product, size) => product * size)];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)_random.NextDouble();

            // Rounding to a float may reach 1.
            if (values[index] >= 1f)
            {
                values[index] = MathF.BitDecrement(1f);
            }
        }

        var array = NdArray.Of(values, shape);
        _made.Add((name, array));
        return JsonList.OfArray(array);
    }

    /// <summary>Shapes and sizes of what was made.</summary>
    public JsonObject Facts()
    {
        long total = _made.Sum(static made => (long)made.Array.Count);
        return JsonObject.Create(
            ("shapes", JsonObject.Create([.. _made.Select(static made => (made.Name, (JsonValue)JsonList.Create(made.Array.Shape.Select(static size => (JsonValue)size))))])),
            ("tensor_elements", JsonObject.Create([.. _made.Select(static made => (made.Name, (JsonValue)(long)made.Array.Count))])),
            ("total_tensor_elements", total),
            ("approx_float32_mb", Math.Round(total * sizeof(float) / BytesPerMebibyte, 3)));
    }
}
