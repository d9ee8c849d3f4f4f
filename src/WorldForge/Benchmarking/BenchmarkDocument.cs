using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>Reads one JSON file that a person or an earlier run wrote: bounded, strict, with its digest.</summary>
internal sealed record BenchmarkDocument(JsonValue Content, Sha256Digest Digest)
{
    /// <summary>Inputs, budgets and profiles are written by hand or by this tool; a report carries its samples.</summary>
    private const int LongestBytes = 256 * 1024 * 1024;

    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for the message: "benchmark input file".</param>
    public static BenchmarkDocument Read(string path, string what)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"The path of the {what} must not be blank.");
        }

        string display = HostPathDisplay.Short(path);
        byte[] bytes = PlainFile.Read(RealPath.Resolve(path), $"{what} {display}", LongestBytes);
        try
        {
            return new BenchmarkDocument(StrictJson.Parse(bytes, new JsonLimits { MaxBytes = LongestBytes }), Sha256Digest.Of(bytes));
        }
        catch (JsonSyntaxException fault)
        {
            throw new WorldForgeException(fault.Code, $"The {what} {display} is not valid JSON: {fault.Message}", fault);
        }
    }
}
