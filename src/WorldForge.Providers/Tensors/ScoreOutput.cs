using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tensors;

/// <summary>The scores that a runtime answered, with the shape they came in.</summary>
/// <param name="Scores">One finite score for each candidate.</param>
/// <param name="Shape">The shape as the runtime gave it; empty for a lone number.</param>
internal sealed record ScoreOutput(double[] Scores, TensorShape Shape)
{
    private const string Name = "scores";

    /// <summary>Reads the answer of a runtime.</summary>
    /// <param name="output">A number, an array, or nested sequences of numbers.</param>
    /// <param name="samples">How many candidates were asked about.</param>
    /// <param name="strictShape">Whether only the axis of the samples may be larger than 1.</param>
    /// <param name="fault">Makes the error.</param>
    public static ScoreOutput Read(object? output, int samples, bool strictShape, Func<string, Exception> fault)
    {
        NdArray array = ReadNumbers(output, fault);
        double[] scores = new double[array.Count];
        for (int index = 0; index < scores.Length; index++)
        {
            scores[index] = array.ToDouble(index);
        }

        if (scores.Length != samples)
        {
            throw fault(string.Create(CultureInfo.InvariantCulture, $"the runtime returned {scores.Length} score(s) for {samples} candidate action sample(s)"));
        }

        if (strictShape && array.Shape.Count(static size => size != 1) > 1)
        {
            throw fault($"{Name} must have the axis of the samples and axes of size 1 only, got the shape {array.Shape}");
        }

        return new ScoreOutput(scores, array.Shape);
    }

    private static NdArray ReadNumbers(object? output, Func<string, Exception> fault)
    {
        var reader = new TensorReader(message => fault($"{message} (finite score values are expected)"));
        switch (output)
        {
            case null or JsonNull:
                throw fault("the runtime returned no action scores");
            case NdArray { Count: 0 } or JsonList { Count: 0 }:
                throw fault("the runtime returned no action scores");
            case NdArray { Rank: 0 } or JsonInteger or JsonFloat or double or float or int or long:
                return reader.Finite(Lone(output), Name);
            case NdArray { ElementType: ElementType.Boolean } or JsonList { Array.ElementType: ElementType.Boolean }:
                throw fault($"{Name} must hold finite score values, not booleans");
            default:
                return reader.Finite(NestedNumbers.Items(output) is { } items and not JsonList { Array: not null } ? Doubles(items, fault) : reader.Read(output, Name), Name);
        }
    }

    private static NdArray Lone(object output) => output switch
    {
        NdArray array => array,
        JsonInteger integer => NdArray.Of([(double)integer.Value]),
        JsonFloat number => NdArray.Of([number.Value]),
        _ => NdArray.Of([Convert.ToDouble(output, CultureInfo.InvariantCulture)]),
    };

    // Scores keep their double precision, unlike the input of a model.
    private static NdArray Doubles(IReadOnlyList<object?> items, Func<string, Exception> fault)
    {
        var checkedShape = new NestedNumbers(message => fault($"{message} (finite score values are expected)"), Name).Read(items);
        double[] values = [.. Leaves(items)];
        return NdArray.Of(values, checkedShape.Shape.Sizes.AsSpan());
    }

    private static IEnumerable<double> Leaves(IReadOnlyList<object?> items) => items.SelectMany(static item => item switch
    {
        JsonInteger integer => [(double)integer.Value],
        JsonFloat number => [number.Value],
        _ when NestedNumbers.Items(item) is { } nested => Leaves(nested),
        _ => (IEnumerable<double>)[Convert.ToDouble(item is Half half ? (double)half : item, CultureInfo.InvariantCulture)],
    });
}
