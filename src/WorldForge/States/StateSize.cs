using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>Checks depth and canonical size of a state without writing it, unless it may be close to the limit.</summary>
internal static class StateSize
{
    private const int LongestNumber = 26;
    private const int LongestEscape = 6;

    public static string? Problem(JsonObject state, WorldStateLimits limits)
    {
        if (state.Depth > limits.MaxDepth)
        {
            return string.Create(CultureInfo.InvariantCulture, $"nests {state.Depth} levels deep, more than {limits.MaxDepth}");
        }

        if (Bound(state) <= limits.MaxBytes)
        {
            return null;
        }

        int exact = CanonicalJson.ToBytes(state).Length;
        return exact <= limits.MaxBytes
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"takes {exact} bytes of canonical JSON, more than {limits.MaxBytes}");
    }

    /// <summary>At least as many bytes as the canonical form takes.</summary>
    private static long Bound(JsonValue value)
    {
        long bound = 2;
        switch (value)
        {
            case JsonObject map:
                foreach ((string key, JsonValue item) in map.AsSpan())
                {
                    bound += Bound(key) + 2 + Bound(item);
                }

                return bound;
            case JsonList list:
                foreach (JsonValue item in list.AsSpan())
                {
                    bound += 1 + Bound(item);
                }

                return bound;
            case JsonText text:
                return Bound(text.Value);
            case JsonInteger integer when !integer.TryGetInt64(out _):
                return integer.Value.GetByteCount() * 3L;
            default:
                return LongestNumber;
        }
    }

    private static long Bound(string text) => ((long)text.Length * LongestEscape) + 2;
}
