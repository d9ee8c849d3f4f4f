using BenchmarkDotNet.Attributes;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Serialization;

/// <summary>The digest of a file of 256 MiB that is in the page cache; compare with <c>sha256sum</c> on the same machine.</summary>
public class Sha256DigestBenchmarks
{
    private const int Size = 256 * 1024 * 1024;
    private readonly string _path = Path.Combine(Path.GetTempPath(), "worldforge-digest-benchmark.bin");

    [GlobalSetup]
    public void Setup()
    {
        using FileStream file = File.Create(_path);
        byte[] block = new byte[1024 * 1024];
        for (int index = 0; index < block.Length; index++)
        {
            block[index] = (byte)(index * 31 % 251);
        }

        for (int written = 0; written < Size; written += block.Length)
        {
            file.Write(block);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark]
    public Task<Sha256Digest> OfFile() => Sha256Digest.OfFileAsync(_path, CancellationToken.None);
}
