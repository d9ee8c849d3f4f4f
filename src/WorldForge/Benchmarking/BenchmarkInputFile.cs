using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>An input file that was read.</summary>
/// <param name="Inputs">The inputs; fields that the file leaves out have their defaults.</param>
/// <param name="Reference">How reports name the file.</param>
public sealed record BenchmarkInputFile(BenchmarkInputs Inputs, BenchmarkFileReference Reference)
{
    /// <summary>Reads <c>{fields}</c> or <c>{"inputs": {fields}, "metadata": {...}}</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder that the file's name is shown relative to; the working directory when null.</param>
    /// <exception cref="WorldForgeException">The file cannot be read, is not strict JSON, or breaks a rule of the inputs.</exception>
    public static BenchmarkInputFile Load(string path, string? root = null)
    {
        BenchmarkDocument document = BenchmarkDocument.Read(path, "benchmark input file");
        BenchmarkInputs inputs = BenchmarkInputReader.Document(document.Content, out JsonObject? metadata);
        return new BenchmarkInputFile(inputs, BenchmarkFileReference.Of(path, root, document.Digest, metadata));
    }

    internal static BenchmarkInputFile OfResource(string path, JsonValue content)
    {
        BenchmarkInputs inputs = BenchmarkInputReader.Document(content, out JsonObject? metadata);
        return new BenchmarkInputFile(inputs, BenchmarkFileReference.OfResource(path, content, metadata));
    }
}
