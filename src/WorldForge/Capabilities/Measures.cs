using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Capabilities;

/// <summary>Checks on measured numbers that the result types share.</summary>
internal static class Measures
{
    public static double NonNegative(double value, string field) =>
        double.IsFinite(value) && value >= 0
            ? value
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"{field} must be finite and not negative, not {value}."));

    public static ImmutableArray<double> FiniteVector(IEnumerable<double>? values, string field)
    {
        ImmutableArray<double> vector = values switch
        {
            null => throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be null."),
            ImmutableArray<double> { IsDefault: true } => throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be null."),
            _ => [.. values],
        };
        if (vector.IsEmpty)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be empty.");
        }

        for (int index = 0; index < vector.Length; index++)
        {
            if (!double.IsFinite(vector[index]))
            {
                throw new WorldForgeException(
                    FaultCodes.InputInvalid,
                    string.Create(CultureInfo.InvariantCulture, $"{field}[{index}] must be a finite number, not {vector[index]}."));
            }
        }

        return vector;
    }

    public static JsonList ToJson(ImmutableArray<double> values) => JsonList.Create(values.Select(static value => (JsonValue)value));
}
