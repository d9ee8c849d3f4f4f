using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

/// <summary>Random values and mutations for the property tests; everything follows from the seed.</summary>
internal static class JsonSamples
{
    private static readonly string[] _texts = ["", "a", "b\"\\/", "\u0000\u001f\u007f", "é", "\uE000", "\uFFFF", "😀", "𝄞x", "line\n\ttab", "<script>&'+`"];

    /// <summary>Runs a property over seeds with a fixed replay, so that a failure repeats.</summary>
    public static void ForAllSeeds(Func<ulong, bool> property, int runs = 500) =>
        Prop.ForAll(ArbMap.Default.ArbFor<DoNotSize<ulong>>(), seed => property(seed.Item))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(20260102UL, 30405UL));

    public static JsonValue Value(ulong seed) => Value(new Xoshiro256StarStar(seed), 5);

    public static JsonValue Value(Xoshiro256StarStar random, int depth) => random.NextInt(depth > 0 ? 9 : 7) switch
    {
        0 => JsonValue.Null,
        1 => random.NextInt(2) == 0,
        2 => random.NextInt(1000) - 500,
        3 => unchecked((long)random.NextUInt64()),
        4 => JsonInteger.Of(new BigInteger(unchecked((long)random.NextUInt64())) * long.MaxValue),
        5 => Double(random),
        6 => Text(random),
        7 => JsonList.Create(Enumerable.Range(0, random.NextInt(5)).Select(_ => Value(random, depth - 1))),
        _ => Object(random, depth - 1),
    };

    public static double Double(Xoshiro256StarStar random)
    {
        double value = BitConverter.UInt64BitsToDouble(random.NextUInt64());
        return random.NextInt(3) switch
        {
            0 => Math.Round(random.NextUniform(-1e6, 1e6), 3),
            1 => Math.Truncate(random.NextUniform(-1e17, 1e17)),
            _ => double.IsFinite(value) ? value : 0.5,
        };
    }

    public static JsonObject Shuffled(JsonObject source, Xoshiro256StarStar random)
    {
        KeyValuePair<string, JsonValue>[] members = [.. source];
        for (int at = members.Length - 1; at > 0; at--)
        {
            int other = random.NextInt(at + 1);
            (members[at], members[other]) = (members[other], members[at]);
        }

        var builder = new JsonObject.Builder();
        foreach ((string key, JsonValue value) in members)
        {
            builder.Add(key, Shuffled(value, random));
        }

        return builder.Build();
    }

    public static JsonValue Shuffled(JsonValue source, Xoshiro256StarStar random) => source switch
    {
        JsonObject members => Shuffled(members, random),
        JsonList list => JsonList.Create(list.Select(item => Shuffled(item, random))),
        _ => source,
    };

    private static string Text(Xoshiro256StarStar random) =>
        string.Concat(Enumerable.Range(0, random.NextInt(4)).Select(_ => _texts[random.NextInt(_texts.Length)]));

    private static JsonObject Object(Xoshiro256StarStar random, int depth)
    {
        var builder = new JsonObject.Builder();
        int count = random.NextInt(12);
        for (int index = 0; index < count; index++)
        {
            builder[Text(random)] = Value(random, depth);
        }

        return builder.Build();
    }
}
