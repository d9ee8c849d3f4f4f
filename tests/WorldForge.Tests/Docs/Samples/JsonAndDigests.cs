#region usings
using System;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>Strict reading and canonical writing.</summary>
internal static class JsonAndDigests
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        JsonValue value = StrictJson.Parse("""{"b": 1.0, "a": [1, "é"]}""");
        Console.WriteLine(CanonicalJson.ToText(value));
        Console.WriteLine(CanonicalJson.Digest(value) == Sha256Digest.Of(CanonicalJson.ToBytes(value)));

        try
        {
            StrictJson.Parse("""{"a": 1, "a": 2}""");
        }
        catch (JsonSyntaxException error)
        {
            Console.WriteLine($"{error.Code}: {error.Error.Message}");
        }
        #endregion
        return Task.CompletedTask;
    }
}
