using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Providers.JsonNumpy;
using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>Rows of numbers: one row for each step, one number for each joint.</summary>
internal sealed class ActionMatrix
{
    private const int MostRowElements = 1024;
    private const double Tolerance = 1e-6;

    private readonly double[] _values;

    private ActionMatrix(double[] values, int rows, int width)
    {
        _values = values;
        (Rows, Width) = (rows, width);
    }

    public int Rows { get; }

    public int Width { get; }

    /// <summary>The rows as JSON; the list stands for a typed array.</summary>
    public JsonList ToJson() => JsonList.OfArray(NdArray.Of(_values, Rows, Width));

    public JsonList Shape => [Rows, Width];

    /// <exception cref="WorldStateException">The value is no matrix of the expected width; the message names the place.</exception>
    public static ActionMatrix Read(JsonValue value, int? width, string path)
    {
        if (value is not JsonList { Count: > 0 } list)
        {
            throw CosmosPolicyFaults.Response($"'{path}' must be a non-empty list of rows");
        }

        List<double> values = [];
        int common = width ?? -1;
        for (int index = 0; index < list.Count; index++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            int before = values.Count;
            ReadRow(list[index], width, place, values);
            int found = values.Count - before;
            if (common < 0)
            {
                common = found;
            }

            if (found != common || found == 0)
            {
                throw width is null
                    ? CosmosPolicyFaults.Response($"'{path}' must be rectangular: {place} has {found} numbers, not {common}")
                    : WrongWidth(place, width.Value, found);
            }
        }

        return new ActionMatrix([.. values], list.Count, common);
    }

    /// <summary>Whether the sizes are equal and each number is, within 1e-6 of itself or absolutely.</summary>
    public bool IsCloseTo(ActionMatrix other)
    {
        if ((Rows, Width) != (other.Rows, other.Width))
        {
            return false;
        }

        for (int index = 0; index < _values.Length; index++)
        {
            (double left, double right) = (_values[index], other._values[index]);
            if (!(Math.Abs(left - right) <= Math.Max(Tolerance * Math.Max(Math.Abs(left), Math.Abs(right)), Tolerance)))
            {
                return false;
            }
        }

        return true;
    }

    private static void ReadRow(JsonValue row, int? width, string place, List<double> values)
    {
        switch (row)
        {
            case JsonObject encoded when JsonNumpyArray.IsEncoded(encoded):
                ReadEncoded(encoded, width, place, values);
                break;
            case JsonList numbers:
                for (int index = 0; index < numbers.Count; index++)
                {
                    values.Add(CosmosPolicyFaults.Number(numbers[index], string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")));
                }

                break;
            default:
                throw CosmosPolicyFaults.Response($"'{place}' must be a list of numbers or an encoded array");
        }
    }

    // Every size is judged before anything is decoded.
    private static void ReadEncoded(JsonObject row, int? width, string place, List<double> values)
    {
        NdArray array;
        try
        {
            TensorShape shape = JsonNumpyArray.ReadShape(row);
            if (shape.Rank != 1)
            {
                throw CosmosPolicyFaults.Response($"'{place}' must be an array of one dimension, not of shape {shape}");
            }

            if (width is { } expected && shape[0] != expected)
            {
                throw WrongWidth(place, expected, shape[0]);
            }

            if (shape[0] > MostRowElements)
            {
                throw CosmosPolicyFaults.Response($"'{place}' has {shape[0]} elements, more than {MostRowElements}");
            }

            JsonNumpyArray encoded = JsonNumpyArray.Read(row);
            if (encoded.ElementType is not (ElementType.Float32 or ElementType.Float64))
            {
                throw CosmosPolicyFaults.Response($"'{place}' must have the dtype float32 or float64");
            }

            array = encoded.Decode();
        }
        catch (JsonNumpyException exception)
        {
            throw CosmosPolicyFaults.Response($"'{place}' is not an encoded array: {exception.Message}", exception);
        }

        if (!array.IsFinite())
        {
            throw CosmosPolicyFaults.Response($"'{place}' must hold finite numbers");
        }

        for (int index = 0; index < array.Count; index++)
        {
            values.Add(array.ToDouble(index));
        }
    }

    private static WorldStateException WrongWidth(string place, int expected, int found) =>
        CosmosPolicyFaults.Response(string.Create(CultureInfo.InvariantCulture, $"'{place}': action_dim must be {expected}; got {found}"));
}
